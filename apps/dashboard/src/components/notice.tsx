import type { ReactNode } from 'react';

const TONES = {
  plain: 'border-line',
  warn: 'border-warn text-warn',
  bad: 'border-bad text-bad',
} as const;

/** A sentence that stands out: loading, nothing there, or what went wrong and what to do. */
export function Notice({
  tone = 'plain',
  children,
}: {
  tone?: keyof typeof TONES;
  children: ReactNode;
}) {
  return (
    <p
      role={tone === 'bad' ? 'alert' : 'status'}
      className={`mb-4 rounded border bg-panel px-3 py-2 ${TONES[tone]}`}
    >
      {children}
    </p>
  );
}
