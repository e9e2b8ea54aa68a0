import type { ReportData } from '@atrium/contracts';
import type { NamedTable } from '@atrium/protocol';
import type { Intervals } from '../intervals';

/** @param intervals of its medians; of the endpoint they stand in a table of their own */
export const metricTable = (
  { metric, rows }: ReportData['metrics'][number],
  intervals: Intervals,
): NamedTable => ({
  name: `metric-${metric}`,
  columns: [
    'arm',
    'site',
    'prompt_source',
    'z_range',
    'n_all',
    'q1_all',
    'median_all',
    'q3_all',
    'n',
    'q1',
    'median',
    'q3',
    'mean',
    'sd',
    'undefined',
    'median_low_all',
    'median_high_all',
    'median_low',
    'median_high',
  ],
  rows: rows.map((row) => {
    const { arm, site, prompt_source, z_range, all, box, sd } = row;
    const found = intervals.find((one) => one.arm === arm && one.site === site);
    return [
      ...[arm, site, prompt_source, z_range],
      ...[all.n, all.q1, all.median, all.q3],
      ...[box.n, box.q1, box.median, box.q3, box.mean, sd, row.undefined],
      found?.all_cases?.low ?? null,
      found?.all_cases?.high ?? null,
      found?.completed_only?.low ?? null,
      found?.completed_only?.high ?? null,
    ];
  }),
});
