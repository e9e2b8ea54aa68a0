'use client';

import { useId } from 'react';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** A sentence on what is wanted. */
  readonly hint?: string;
  /** What is wrong with its value. */
  readonly problem?: string;
  /** What is there already, for the browser to offer. */
  readonly suggestions?: readonly string[];
  readonly type?: 'text' | 'number' | 'date';
  readonly min?: number;
}

/** A field with its name above it. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, placeholder, hint, problem, suggestions, ...rest } = props;
  const id = useId();
  return (
    <div className="min-w-0">
      <label className="block">
        <span className="text-xs text-muted">{label}</span>
        <input
          value={value}
          onChange={(event) => onChange(event.target.value)}
          placeholder={placeholder}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          list={suggestions && `${id}-list`}
          className={`mt-0.5 block w-full rounded border bg-page px-2 py-1 ${problem === undefined ? 'border-line' : 'border-bad'}`}
          {...rest}
        />
        {hint && <span className="mt-0.5 block text-xs text-muted">{hint}</span>}
      </label>
      {problem !== undefined && (
        <p id={`${id}-problem`} className="mt-0.5 text-xs text-bad">
          {problem}
        </p>
      )}
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </div>
  );
}
