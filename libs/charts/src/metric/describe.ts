import type { Metric } from '@atrium/contracts';

/** How a metric is called and drawn. */
export interface MetricDescription {
  readonly metric: Metric;
  readonly label: string;
  readonly unit: string;
  /** A share lies in 0 to 1, an amount is not negative, a difference has a sign. */
  readonly kind: 'share' | 'amount' | 'difference';
  /** Which end is good; null where neither is. */
  readonly better: 'higher' | 'lower' | null;
  /** Decimals in charts and tables. */
  readonly digits: number;
}

const KNOWN: Readonly<Record<string, Omit<MetricDescription, 'metric'>>> = {
  dice: { label: 'Dice', unit: '', kind: 'share', better: 'higher', digits: 3 },
  iou: { label: 'IoU', unit: '', kind: 'share', better: 'higher', digits: 3 },
  hd95_mm: { label: 'HD95', unit: 'mm', kind: 'amount', better: 'lower', digits: 2 },
  assd_mm: { label: 'ASSD', unit: 'mm', kind: 'amount', better: 'lower', digits: 2 },
  volume_ml: { label: 'Volume', unit: 'ml', kind: 'amount', better: null, digits: 1 },
  volume_error_ml: {
    label: 'Volume error',
    unit: 'ml',
    kind: 'difference',
    better: null,
    digits: 1,
  },
  sensitivity: { label: 'Sensitivity', unit: '', kind: 'share', better: 'higher', digits: 3 },
  precision: { label: 'Precision', unit: '', kind: 'share', better: 'higher', digits: 3 },
  hd_mm: { label: 'HD', unit: 'mm', kind: 'amount', better: 'lower', digits: 2 },
  relative_volume_error: {
    label: 'Relative volume error',
    unit: '',
    kind: 'difference',
    better: null,
    digits: 3,
  },
  centroid_distance_mm: {
    label: 'Centroid distance',
    unit: 'mm',
    kind: 'amount',
    better: 'lower',
    digits: 2,
  },
  components: { label: 'Components', unit: '', kind: 'amount', better: null, digits: 1 },
  stability: {
    label: 'Stability',
    unit: '',
    kind: 'share',
    better: 'higher',
    digits: 3,
  },
  slices_overrun: {
    label: 'Slices over-run',
    unit: '',
    kind: 'amount',
    better: 'lower',
    digits: 1,
  },
  slices_missed: { label: 'Slices missed', unit: '', kind: 'amount', better: 'lower', digits: 1 },
  model_seconds: { label: 'Model time', unit: 's', kind: 'amount', better: 'lower', digits: 2 },
  total_seconds: { label: 'Total time', unit: 's', kind: 'amount', better: 'lower', digits: 2 },
};

/** What a metric's column means to a reader. */
export function describeMetric(metric: Metric): MetricDescription {
  const known = KNOWN[metric];
  if (known) return { metric, ...known };
  const tolerance = metric.replace(/^nsd_|mm$/g, '');
  return {
    metric,
    label: `NSD at ${tolerance} mm`,
    unit: '',
    kind: 'share',
    better: 'higher',
    digits: 3,
  };
}

/** Label with unit, as an axis carries it. */
export const metricTitle = ({ label, unit }: MetricDescription): string =>
  unit === '' ? label : `${label} (${unit})`;

/** The metrics that a run's charts can show. */
export const chartMetrics = (nsdTolerancesMm: readonly number[]): Metric[] => [
  'dice',
  'iou',
  'hd95_mm',
  'assd_mm',
  ...nsdTolerancesMm.map((tolerance) => `nsd_${tolerance}mm`),
  'volume_ml',
  'volume_error_ml',
  'sensitivity',
  'precision',
  'hd_mm',
  'relative_volume_error',
  'centroid_distance_mm',
  'components',
  'stability',
  'slices_overrun',
  'slices_missed',
  'model_seconds',
  'total_seconds',
];
