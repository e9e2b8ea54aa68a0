import {
  metricSchema,
  resultFilterSchema,
  runIdSchema,
  type ArmPrompt,
  type BoxPlot,
  type Points,
  type SummaryRow,
} from '@atrium/contracts';
import { summaries, type Queryable } from '@atrium/db';
import { z } from 'zod';
import { findRun, stampRun } from '../run/find';
import { remembered } from '../verb/remembered';
import { defineRead } from '../verb/verb';
import { armPlaces } from './arm-places';
import { METHOD_CODES } from './method-codes';

/** What a chart asks for: a metric of a run's rows, filtered, and split by a covariate if any. */
export const summaryQuerySchema = z.object({
  run_id: runIdSchema,
  metric: metricSchema.default('dice'),
  filter: resultFilterSchema.prefault({}),
  split: z.string().max(500).nullable().default(null),
});
type SummaryInput = z.output<typeof summaryQuerySchema>;

const toQuery = ({ run_id, ...query }: SummaryInput) => ({
  ...query,
  runId: run_id,
  methodCodes: METHOD_CODES,
});

/** A metric per site and arm, in protocol order; sources and z-ranges are named so that nobody pools them. */
export const summariseResults = defineRead(async (db, input: SummaryInput): Promise<SummaryRow[]> =>
  readSummaries(db, [await stampRun(db, input.run_id)], input),
);

const readSummaries = remembered(async (db: Queryable, input: SummaryInput) => {
  const [run, rows] = await Promise.all([
    findRun(db, input.run_id),
    summaries.summarise(db, toQuery(input)),
  ]);
  const arms = armPlaces(run.protocol.body);
  return rows.map((row) => ({
    ...toSummary(row, arms.get(row.arm)?.prompt),
    split: input.split === null ? null : row.split,
  }));
});

type StoredSummary = Awaited<ReturnType<typeof summaries.summarise>>[number];
type Prompt = Pick<ArmPrompt, 'source' | 'zRange'>;

function toSummary(row: StoredSummary, prompt: Prompt | undefined): Omit<SummaryRow, 'split'> {
  return {
    site: row.site,
    strategy: row.strategy,
    arm: row.arm,
    prompt_source: prompt?.source ?? 'none',
    z_range: prompt?.zRange ?? 'full',
    completed: row.completed,
    failed: row.failed,
    excluded: row.excluded,
    without_reference: row.without_reference,
    undefined: row.undefined,
    min: row.min,
    max: row.max,
    sd: row.sd,
    box: toBox(row.n, row.quartiles, row.low, row.high, row.mean),
    all: toBox(row.n_all, row.quartiles_all, row.low_all, row.high_all, row.mean_all),
    prompts: row.prompts,
    model_seconds: row.model_seconds,
  };
}

function toBox(
  n: number,
  quartiles: StoredSummary['quartiles'],
  low: number | null,
  high: number | null,
  mean: number | null,
): BoxPlot {
  const [q1, median, q3] = (quartiles ?? [null, null, null]).map(orUndefined);
  return {
    n,
    q1,
    median,
    q3,
    low: orUndefined(low),
    high: orUndefined(high),
    mean: orUndefined(mean),
  };
}

/** A quantile that lies among undefined distances, which rank worst, is undefined. */
const orUndefined = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? value : null;

/** A chart holds this many points at most. */
const MAX_POINTS = 5000;

/** The values behind {@link summariseResults}, with their cases' numbers. */
export const listPoints = defineRead(async (db, input: SummaryInput): Promise<Points> =>
  readPoints(db, [await stampRun(db, input.run_id)], input),
);

const readPoints = remembered(async (db: Queryable, input: SummaryInput): Promise<Points> => {
  const groups = await summaries.listPoints(db, toQuery(input), MAX_POINTS);
  return {
    total: groups.reduce((most, { total }) => Math.max(most, total), 0),
    shown: groups.reduce((sum, { values }) => sum + values.length, 0),
    groups: groups.map(({ site, split, arm, values, cases }) => ({
      site,
      split: input.split === null ? null : split,
      arm,
      values: [...values],
      cases: [...cases],
    })),
  };
});
