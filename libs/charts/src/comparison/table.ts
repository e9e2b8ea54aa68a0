import type { ComparisonRow } from '@atrium/contracts';
import type { ChartTable } from '../table';

/** The numbers of a comparison, a row for each arm at each site. */
export const comparisonTable = (rows: readonly ComparisonRow[]): ChartTable => ({
  columns: [
    'site',
    'arm',
    'n_a',
    'n_b',
    'pairs',
    'median_a',
    'median_b',
    'median_difference',
    'q1_difference',
    'q3_difference',
    'better_in_b',
    'worse_in_b',
    'prompt_source_a',
    'z_range_a',
    'prompt_source_b',
    'z_range_b',
  ],
  rows: rows.map((row) => [
    row.site,
    row.arm,
    row.n_a,
    row.n_b,
    row.n_paired,
    row.median_a,
    row.median_b,
    row.median_difference,
    row.q1_difference,
    row.q3_difference,
    row.better,
    row.worse,
    row.prompting_a?.source ?? null,
    row.prompting_a?.zRange ?? null,
    row.prompting_b?.source ?? null,
    row.prompting_b?.zRange ?? null,
  ]),
});
