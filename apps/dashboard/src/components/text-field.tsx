'use client';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** A sentence on what is wanted. */
  readonly hint?: string;
  readonly type?: 'text' | 'number' | 'date';
  readonly min?: number;
}

/** A field with its name above it. */
export function TextField({ label, value, onChange, placeholder, hint, ...rest }: TextFieldProps) {
  return (
    <label className="block min-w-0">
      <span className="text-xs text-muted">{label}</span>
      <input
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        className="mt-0.5 block w-full rounded border border-line bg-page px-2 py-1"
        {...rest}
      />
      {hint && <span className="mt-0.5 block text-xs text-muted">{hint}</span>}
    </label>
  );
}
