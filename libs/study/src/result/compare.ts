import { type ComparisonRow } from '@atrium/contracts';
import { summaries, type Queryable } from '@atrium/db';
import { findRun, stampRun } from '../run/find';
import { remembered } from '../verb/remembered';
import { defineRead } from '../verb/verb';
import { armPlaces, type PlacedArm } from './arm-places';

/** Dice of two runs per site and arm, on the cases that they share. */
export const compareRuns = defineRead(async (db, { a, b }: Pair): Promise<ComparisonRow[]> =>
  readComparison(db, await Promise.all([stampRun(db, a), stampRun(db, b)]), { a, b }),
);

interface Pair {
  readonly a: string;
  readonly b: string;
}

const readComparison = remembered(async (db: Queryable, { a, b }: Pair) => {
  const [rows, armsOfA, armsOfB] = await Promise.all([
    summaries.compareRuns(db, a, b),
    armsOf(db, a),
    armsOf(db, b),
  ]);
  return rows.map(({ differences, ...row }) => {
    const [q1, median, q3] = differences ?? [null, null, null];
    return {
      ...row,
      q1_difference: q1,
      median_difference: median,
      q3_difference: q3,
      prompting_a: promptingOf(armsOfA.get(row.arm)),
      prompting_b: promptingOf(armsOfB.get(row.arm)),
    };
  });
});

const armsOf = async (db: Queryable, id: string) =>
  armPlaces((await findRun(db, id)).protocol.body);

const promptingOf = (arm: PlacedArm | undefined): ComparisonRow['prompting_a'] =>
  arm ? { source: arm.prompt.source, zRange: arm.prompt.zRange } : null;
