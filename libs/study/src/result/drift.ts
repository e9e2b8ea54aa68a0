import {
  armIdSchema,
  driftBinSchema,
  MAX_DRIFT_ARMS,
  resultFilterSchema,
  runIdSchema,
  type DriftSummary,
} from '@atrium/contracts';
import { tracking, type Queryable } from '@atrium/db';
import { z } from 'zod';
import { stampRun } from '../run/find';
import { remembered } from '../verb/remembered';
import { defineRead } from '../verb/verb';

/** Which arms' drift curves are asked for, and how they are binned. */
export const driftQuerySchema = z.object({
  run_id: runIdSchema,
  arms: z.array(armIdSchema).min(1).max(MAX_DRIFT_ARMS),
  filter: resultFilterSchema.prefault({}),
  bin_mm: driftBinSchema.default(5),
  signed: z.boolean().default(true),
});
type DriftInput = z.output<typeof driftQuerySchema>;

/** Slices of so many results are read for a chart; of more, evenly chosen ones. */
export const MAX_RESULTS = 2000;

/** Dice against distance from the key slice, per site and arm; labelled slices only. */
export const summariseDrift = defineRead(async (db, input: DriftInput): Promise<DriftSummary> =>
  readDrift(db, [await stampRun(db, input.run_id)], input),
);

const readDrift = remembered(async (db: Queryable, input: DriftInput): Promise<DriftSummary> => {
  const { run_id: runId, arms, bin_mm: binMm, signed } = input;
  const filter = { ...input.filter, arms };
  const rows = await tracking.driftBins(db, { runId, filter, limit: MAX_RESULTS, binMm, signed });
  return {
    bin_mm: binMm,
    signed,
    results: rows[0]?.results ?? 0,
    shown: rows[0]?.shown ?? 0,
    rows: rows.map(({ site, arm, bin, n, quartiles: [q1, median, q3] }) => ({
      site,
      arm,
      bin,
      n,
      q1,
      median,
      q3,
    })),
  };
});
