import { type ComparisonRow } from '@atrium/contracts';
import { summaries } from '@atrium/db';
import { findRun } from '../run/view';
import { remembered } from '../verb/remembered';
import { defineRead } from '../verb/verb';

const readComparison = remembered((db, { a, b }: { a: string; b: string }) =>
  summaries.compareRuns(db, a, b),
);

/** Dice of two runs per site and arm, on the cases that they share. */
export const compareRuns = defineRead(
  async (db, { a, b }: { a: string; b: string }): Promise<ComparisonRow[]> => {
    const runs = await Promise.all([findRun(db, a), findRun(db, b)]);
    const rows = await readComparison(db, runs, { a, b });
    return rows.map(({ differences, ...row }) => {
      const [q1, median, q3] = differences ?? [null, null, null];
      return { ...row, q1_difference: q1, median_difference: median, q3_difference: q3 };
    });
  },
);
