'use client';

import { useTyped } from './use-typed';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A field that narrows what is shown as one types. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const typed = useTyped(value, onChange);
  return (
    <input
      type="search"
      {...typed}
      aria-label={label}
      placeholder={label}
      className="w-56 rounded border border-line bg-panel px-2 py-1"
    />
  );
}
