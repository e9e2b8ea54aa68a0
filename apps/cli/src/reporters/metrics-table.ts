import type { Metrics } from '@atrium/contracts';
import { nsdColumn } from '@atrium/protocol';
import Table from 'cli-table3';

/** Metrics under the names of results.csv's columns, in their order; null where undefined. */
export const namedMetrics = ({ nsd, volume_ml, reference_volume_ml, ...rest }: Metrics) => ({
  dice: rest.dice,
  iou: rest.iou,
  hd95_mm: rest.hd95_mm,
  assd_mm: rest.assd_mm,
  ...Object.fromEntries(nsd.map(({ tolerance_mm, value }) => [nsdColumn(tolerance_mm), value])),
  volume_ml,
  reference_volume_ml,
  sensitivity: rest.sensitivity,
  precision: rest.precision,
  hd_mm: rest.hd_mm,
  relative_volume_error: rest.relative_volume_error,
  centroid_distance_mm: rest.centroid_distance_mm,
  components: rest.components,
});

const show = (value: number | null): string => (value === null ? '-' : value.toFixed(4));

type Named = Readonly<Record<string, number | null>>;

/** `atrium metrics` for people: a row a metric. */
export const metricsTable = (named: Named): string => tableOf(['value'], [named]);

/** The same of several labels, a column each. */
export const labelsTable = (labels: readonly (Named & { readonly label: number })[]): string =>
  tableOf(
    labels.map(({ label }) => `label ${label}`),
    labels.map(({ label: _label, ...named }) => named),
  );

function tableOf(heads: readonly string[], columns: readonly Named[]): string {
  const table = new Table({
    head: ['metric', ...heads],
    colAligns: ['left', ...heads.map(() => 'right' as const)],
    style: { head: [], border: [], compact: true },
  });
  for (const name of Object.keys(columns[0]))
    table.push([name, ...columns.map((named) => show(named[name]))]);
  return `${table.toString()}\n`;
}
