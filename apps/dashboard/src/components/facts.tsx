import type { ReactNode } from 'react';

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  /** What the number means, where its name does not say it. */
  readonly note?: string;
}

/** A few numbers or words, each under its name. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-3">
      {facts.map(({ name, value, note }) => (
        <div key={name} className="min-w-0">
          <dt className="text-xs text-muted">{name}</dt>
          <dd className="text-lg leading-snug break-words tabular-nums">{value}</dd>
          {note && <dd className="text-xs text-muted">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
