import type { SummaryRow } from '@atrium/contracts';
import type { ChartTable } from '../table';

const COLUMNS = [
  'site',
  'split',
  'arm',
  'prompt_source',
  'z_range',
  'n',
  'q1',
  'median',
  'q3',
  'whisker_low',
  'whisker_high',
  'min',
  'max',
  'mean',
  'sd',
  'undefined',
  'n_all',
  'median_all',
  'q1_all',
  'q3_all',
  'failed',
  'excluded',
] as const;

/** The numbers of a distribution chart, a row for each of its boxes; the split's column only where there is one. */
export function distributionTable(summaries: readonly SummaryRow[]): ChartTable {
  const isSplit = summaries.some(({ split }) => split !== null);
  const kept = COLUMNS.map((_, i) => i).filter((i) => isSplit || COLUMNS[i] !== 'split');
  return {
    columns: kept.map((i) => COLUMNS[i]),
    rows: summaries.map((row) => {
      const cells = cellsOf(row);
      return kept.map((i) => cells[i]);
    }),
  };
}

const cellsOf = ({ box, all, ...row }: SummaryRow): (string | number | null)[] => [
  row.site,
  row.split,
  row.arm,
  row.prompt_source,
  row.z_range,
  box.n,
  box.q1,
  box.median,
  box.q3,
  box.low,
  box.high,
  row.min,
  row.max,
  box.mean,
  row.sd,
  row.undefined,
  all.n,
  all.median,
  all.q1,
  all.q3,
  row.failed,
  row.excluded,
];
