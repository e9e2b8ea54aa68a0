import type { RunsAnalysis } from '@atrium/contracts';
import { runsTables, toCsv } from '@atrium/protocol';

/** The tables of a comparison as CSV files. */
export const comparisonFiles = (analysis: RunsAnalysis) =>
  runsTables(analysis).map(({ name, columns, rows }) => ({
    name: `${name}.csv`,
    text: toCsv(columns, rows),
  }));
