import { ERRORS, type DicePoint, type DiceSummaryRow } from '@atrium/contracts';
import { results } from '@atrium/db';
import { findRun } from '../run/view';
import { defineRead } from '../verb/verb';
import { armPlaces } from './arm-places';

const METHOD_CODES = Object.entries(ERRORS)
  .filter(([, kind]) => kind.class === 'method')
  .map(([code]) => code);

/** Dice per site and arm, in protocol order; sources and z-ranges are named so that nobody pools them. */
export const summariseDice = defineRead(async (db, runId: string): Promise<DiceSummaryRow[]> => {
  const run = await findRun(db, runId);
  const arms = armPlaces(run.protocol.body);
  const rows = await results.summariseDice(db, runId, METHOD_CODES);
  return rows.map(({ arm_position: _position, ...row }) => {
    const prompt = arms.get(row.arm)?.prompt;
    return { ...row, prompt_source: prompt?.source ?? 'none', z_range: prompt?.zRange ?? 'full' };
  });
});

/** Points of a distribution chart hold at most this many. */
const MAX_POINTS = 5000;

/** Every Dice of a run, for charts. */
export const listDicePoints = defineRead(async (db, runId: string): Promise<DicePoint[]> =>
  results.listDicePoints(db, runId, MAX_POINTS),
);
