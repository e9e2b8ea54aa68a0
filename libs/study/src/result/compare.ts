import { type ComparisonRow } from '@atrium/contracts';
import { summaries, type Queryable } from '@atrium/db';
import { stampRun } from '../run/find';
import { remembered } from '../verb/remembered';
import { defineRead } from '../verb/verb';

/** Dice of two runs per site and arm, on the cases that they share. */
export const compareRuns = defineRead(async (db, { a, b }: Pair): Promise<ComparisonRow[]> =>
  readComparison(db, await Promise.all([stampRun(db, a), stampRun(db, b)]), { a, b }),
);

interface Pair {
  readonly a: string;
  readonly b: string;
}

const readComparison = remembered(async (db: Queryable, { a, b }: Pair) =>
  (await summaries.compareRuns(db, a, b)).map(({ differences, ...row }) => {
    const [q1, median, q3] = differences ?? [null, null, null];
    return { ...row, q1_difference: q1, median_difference: median, q3_difference: q3 };
  }),
);
