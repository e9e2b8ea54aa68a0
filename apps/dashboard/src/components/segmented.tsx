'use client';

import { ToggleGroup } from 'radix-ui';

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly onChange: (value: T) => void;
}

/** A choice of one of a few, all of them in sight. */
export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
}: SegmentedProps<T>) {
  const choose = (next: string) => {
    const option = options.find(([one]) => one === next);
    if (option) onChange(option[0]);
  };
  return (
    <div className="flex items-center gap-2">
      <span className="text-xs whitespace-nowrap text-muted">{label}</span>
      <ToggleGroup.Root
        type="single"
        value={value}
        onValueChange={choose}
        aria-label={label}
        className="inline-flex flex-wrap rounded border border-line bg-panel"
      >
        {options.map(([option, text]) => (
          <ToggleGroup.Item
            key={option}
            value={option}
            className="border-r border-line px-2.5 py-1 last:border-r-0 data-[state=off]:text-muted data-[state=on]:bg-accent-soft data-[state=on]:font-medium"
          >
            {text}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </div>
  );
}
