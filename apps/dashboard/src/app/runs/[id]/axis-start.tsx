'use client';

import type { MetricDescription } from '@atrium/charts';
import { Segmented } from '@/components/segmented';

type Start = '0' | '0.5' | '0.8';

interface AxisStartProps {
  readonly metric: MetricDescription;
  readonly value: Start;
  readonly onChange: (start: Start) => void;
}

/** A choice of where the axis begins, of a metric that is a share. */
export function AxisStart({ metric, value, onChange }: AxisStartProps) {
  if (metric.kind !== 'share') return null;
  return (
    <Segmented
      label="Axis from"
      value={value}
      options={[
        ['0', '0'],
        ['0.5', '0.5'],
        ['0.8', '0.8'],
      ]}
      onChange={onChange}
    />
  );
}
