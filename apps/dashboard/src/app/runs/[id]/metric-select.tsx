'use client';

import { chartMetrics, describeMetric, metricTitle } from '@atrium/charts';
import type { Metric } from '@atrium/contracts';
import { Select } from '@/components/select';
import { useRun } from './run-context';
import { casesBelowSpacing } from './tolerance';

interface MetricSelectProps {
  readonly value: Metric;
  readonly nsdTolerancesMm: readonly number[];
  /** Those that what is shown knows; all of them unless said. */
  readonly isOffered?: (metric: Metric) => boolean;
  readonly onChange: (metric: Metric) => void;
}

/** A choice of the metric that a chart shows. */
export function MetricSelect({
  value,
  nsdTolerancesMm,
  isOffered = () => true,
  onChange,
}: MetricSelectProps) {
  const run = useRun();
  const metrics = chartMetrics(nsdTolerancesMm).filter(isOffered);
  const known = metrics.includes(value) ? metrics : [...metrics, value];
  return (
    <Select
      label="Metric"
      value={value}
      options={known.map((metric) => [
        metric,
        metricTitle(describeMetric(metric)) +
          (casesBelowSpacing(metric, run) > 0 ? ', below the spacing' : ''),
      ])}
      onChange={onChange}
    />
  );
}
