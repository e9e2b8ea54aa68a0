import {
  armIdSchema,
  groupBy,
  resultFilterSchema,
  runIdSchema,
  type ScoreCost,
  type ScoreCosts,
} from '@atrium/contracts';
import { tracking, type Queryable } from '@atrium/db';
import { z } from 'zod';
import { stampRun } from '../run/find';
import { remembered } from '../verb/remembered';
import { defineRead } from '../verb/verb';
import { MAX_RESULTS } from './drift';
import { thresholdCosts, thresholdSteps, totalOf } from './threshold-costs';

/** Of which arm's object scores the thresholds are. */
export const scoreCostsQuerySchema = z.object({
  run_id: runIdSchema,
  arm: armIdSchema,
  filter: resultFilterSchema.prefault({}),
});
type ScoreCostsInput = z.output<typeof scoreCostsQuerySchema>;

/** What ending an arm's tracking at a threshold on the object score would have cut and cost, per site. */
export const costOfScores = defineRead(async (db, input: ScoreCostsInput): Promise<ScoreCosts> =>
  readCosts(db, [await stampRun(db, input.run_id)], input),
);

const readCosts = remembered(
  async (db: Queryable, { run_id: runId, arm, filter }: ScoreCostsInput): Promise<ScoreCosts> => {
    const query = { runId, filter: { ...filter, arms: [arm] }, limit: MAX_RESULTS };
    const buckets = await tracking.scoreBuckets(db, query);
    const steps = thresholdSteps(buckets);
    const sites = [...groupBy(buckets, ({ site }) => site)];
    return {
      arm,
      sites: sites.map(([site, found]) => ({
        site,
        results: found[0].results,
        labelled: totalOf(found, 'labelled'),
        overrun: totalOf(found, 'overrun'),
      })),
      rows: sites.flatMap(([site, found]): ScoreCost[] =>
        thresholdCosts(found, steps).map((cost) => ({ site, ...cost })),
      ),
    };
  },
);
