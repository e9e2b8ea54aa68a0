import type { Dimension, Sweep } from '@atrium/charts';
import { Select } from '@/components/select';
import { useSweepSettings } from './sweep-settings';

interface HeldSelectsProps {
  readonly sweeps: readonly Sweep[];
  readonly sweep: Sweep;
  readonly free: readonly Dimension[];
}

/** What a dimension that the chart does not show is held at. */
export function HeldSelects({ sweeps, sweep, free }: HeldSelectsProps) {
  const { held, setAddress } = useSweepSettings(sweeps, sweep.name);
  return sweep.swept
    .filter((dimension) => !free.includes(dimension))
    .map((dimension) => (
      <Select
        key={dimension}
        label={`${sweep.labels[dimension]} at`}
        value={String(held[dimension])}
        options={sweep.values[dimension].map((value) => [String(value), String(value)])}
        onChange={(value) => void setAddress({ [dimension]: Number(value) })}
      />
    ));
}
