import type { Dimension, Sweep } from '@atrium/charts';
import { Select } from '@/components/select';

interface DimensionSelectProps {
  readonly label: string;
  readonly sweep: Sweep;
  readonly value: Dimension;
  readonly not?: Dimension;
  readonly onChange: (dimension: Dimension) => void;
}

/** A choice of a dimension that is swept. */
export function DimensionSelect({ label, sweep, value, not, onChange }: DimensionSelectProps) {
  const options = sweep.swept.filter((dimension) => dimension !== not);
  const choose = (next: string) => {
    const dimension = options.find((one) => one === next);
    if (dimension) onChange(dimension);
  };
  return (
    <Select
      label={label}
      value={value}
      options={options.map((dimension) => [dimension, sweep.labels[dimension]])}
      onChange={choose}
    />
  );
}
