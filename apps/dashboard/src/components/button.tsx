import clsx from 'clsx';
import type { ComponentProps } from 'react';

const TONES = {
  plain: 'border-line bg-panel hover:border-accent',
  primary: 'border-accent bg-accent text-accent-text hover:opacity-90',
  danger: 'border-bad bg-panel text-bad hover:bg-sunken',
} as const;

/** How a button looks, for links that look like one. */
export const buttonClass = (tone: keyof typeof TONES = 'plain'): string =>
  clsx(
    'inline-flex items-center gap-1.5 rounded border px-3 py-1 whitespace-nowrap disabled:cursor-not-allowed disabled:opacity-50',
    TONES[tone],
  );

interface ButtonProps extends ComponentProps<'button'> {
  readonly tone?: keyof typeof TONES;
}

export function Button({ tone = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={clsx(buttonClass(tone), className)} {...rest} />;
}
