'use client';

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
  /** For names that are told apart by their end. */
  readonly isWide?: boolean;
}

/** A choice of one of many, by the browser's own list. */
export function Select({ label, value, options, onChange, isWide = false }: SelectProps) {
  return (
    <label className="flex min-w-0 items-center gap-2">
      <span className="text-xs whitespace-nowrap text-muted">{label}</span>
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${isWide ? 'max-w-[32rem]' : 'max-w-[16rem]'} min-w-0 rounded border border-line bg-panel px-2 py-1`}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
