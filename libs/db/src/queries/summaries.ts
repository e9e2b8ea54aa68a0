import type { Metric, ResultFilter } from '@atrium/contracts';
import { Prisma } from '../generated/client';
import type { Queryable } from '../client';
import { metricSource } from './metric';
import { filterSql } from './result-filter';

export interface SummaryQuery {
  readonly runId: string;
  readonly metric: Metric;
  readonly filter: ResultFilter;
  /** A covariate whose values the rows are split by. */
  readonly split: string | null;
  /** Error codes that count against the model: the worst value in 'all cases'. */
  readonly methodCodes: readonly string[];
}

/** A metric of one arm at one site; `split` is '' where nothing is split. Quantiles and whiskers may be infinite: an undefined distance ranks worst. */
export interface Summary {
  readonly site: string;
  readonly split: string;
  readonly strategy: string;
  readonly arm: string;
  readonly completed: number;
  readonly failed: number;
  readonly excluded: number;
  readonly without_reference: number;
  readonly undefined: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly n: number;
  readonly quartiles: readonly (number | null)[] | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n_all: number;
  readonly quartiles_all: readonly (number | null)[] | null;
  readonly low_all: number | null;
  readonly high_all: number | null;
  readonly mean_all: number | null;
  readonly prompts: number | null;
  readonly model_seconds: number | null;
}

const splitSql = (split: string | null): Prisma.Sql =>
  split === null ? Prisma.sql`''` : Prisma.sql`coalesce(c."covariates"->>${split}, '')`;

/**
 * The rows that a chart is of, as `scored`: their value, and their value in 'all cases'. What is read besides the metric
 * is in result_chart_idx: of Dice, no row's page is read.
 */
function scoredSql({ runId, metric, filter, split, methodCodes }: SummaryQuery): Prisma.Sql {
  const { joins, where } = filterSql(runId, filter, split !== null);
  const { value, worst } = metricSource(metric);
  return Prisma.sql`
      SELECT r."site_id" AS site, ${splitSql(split)} AS split, r."arm_position", r."status", NOT r."has_reference" AS unreferenced, r."prompts", r."model_seconds",
             CASE WHEN r."status" = 'completed' THEN ${value} END AS value,
             CASE WHEN r."status" = 'completed' THEN ${value}
                  WHEN r."has_reference" AND r."error_code" = ANY (${[...methodCodes]}) THEN ${worst} END AS value_all
      FROM "result" r ${joins}
      WHERE ${where}`;
}

/** A metric per site and arm, in protocol order: the numbers of a box plot, of completed rows and of all cases. */
export const summarise = (db: Queryable, query: SummaryQuery) =>
  db.$queryRaw<Summary[]>`
    WITH scored AS (${scoredSql(query)}
    ), grouped AS (
      SELECT "arm_position", site, split,
             count(*) FILTER (WHERE "status" = 'completed')::int AS completed,
             count(*) FILTER (WHERE "status" = 'failed')::int AS failed,
             count(*) FILTER (WHERE "status" = 'excluded')::int AS excluded,
             count(*) FILTER (WHERE "status" = 'completed' AND unreferenced)::int AS without_reference,
             count(*) FILTER (WHERE value = 'Infinity')::int AS undefined,
             min(value) FILTER (WHERE value <> 'Infinity') AS min,
             max(value) FILTER (WHERE value <> 'Infinity') AS max,
             avg(value) FILTER (WHERE value <> 'Infinity') AS mean,
             stddev_samp(value) FILTER (WHERE value <> 'Infinity') AS sd,
             array_agg(value ORDER BY value) FILTER (WHERE value IS NOT NULL) AS members,
             array_agg(value_all) FILTER (WHERE value IS NULL AND value_all IS NOT NULL) AS lost,
             CASE WHEN max(value_all) < 'Infinity' THEN avg(value_all) END AS mean_all,
             avg("prompts") FILTER (WHERE "status" = 'completed')::float8 AS prompts,
             avg("model_seconds") FILTER (WHERE "status" = 'completed') AS model_seconds
      FROM scored GROUP BY 1, 2, 3
    ), ranked AS MATERIALIZED (
      SELECT *, CASE WHEN lost IS NULL THEN members
                     ELSE (SELECT array_agg(v ORDER BY v) FROM unnest(members || lost) v) END AS members_all
      FROM grouped
    )
    SELECT site, split, strategy, arm, completed, failed, excluded, without_reference, undefined, min, max, mean, sd,
           n, quartiles, low, high, n_all, quartiles_all, low_all, high_all, mean_all, prompts, model_seconds
    FROM ranked
    CROSS JOIN LATERAL (
      SELECT r."strategy", r."arm" FROM "result" r
      WHERE r."run_id" = ${query.runId}::uuid AND r."arm_position" = ranked."arm_position" LIMIT 1) named
    CROSS JOIN LATERAL ${boxOf('members', '')} of_completed
    CROSS JOIN LATERAL ${boxOf('members_all', '_all')} of_all
    ORDER BY "arm_position", site, split`;

/**
 * A sorted array's box: quartiles, and the furthest of its values within 1.5 IQR of them (Tukey), found by bisection.
 * Infinite quartiles reach no further than themselves. OFFSET 0 keeps the planner from writing each quartile out wherever
 * it is used, and what it is computed from wherever that is: that took 344 subplans.
 */
const boxOf = (members: 'members' | 'members_all', suffix: '' | '_all'): Prisma.Sql =>
  Prisma.raw(`(
      SELECT coalesce(cardinality(m), 0) AS n${suffix}, CASE WHEN m IS NOT NULL THEN ARRAY[q1, q2, q3] END AS quartiles${suffix},
             CASE WHEN m[below] = reach_low THEN reach_low WHEN reach_low < 'NaN' THEN m[below + 1] END AS low${suffix},
             CASE WHEN reach_low < 'NaN' THEN m[width_bucket(reach_high, m)] END AS high${suffix}
      FROM (SELECT ${members} AS m, ${quantile(members, 0.25)} AS q1, ${quantile(members, 0.5)} AS q2,
                   ${quantile(members, 0.75)} AS q3 OFFSET 0) quartile
      CROSS JOIN LATERAL (SELECT q1 - 1.5 * (q3 - q1) AS reach_low, q3 + 1.5 * (q3 - q1) AS reach_high OFFSET 0) reach
      CROSS JOIN LATERAL (SELECT width_bucket(reach_low, m) AS below OFFSET 0) place
    )`);

/** R-7 of a sorted array; between equal values nothing is computed, for the difference of infinite ones is no number. */
function quantile(m: string, p: number): string {
  const place = `((cardinality(${m}) - 1) * ${p}::float8)`;
  const [before, after] = [`${m}[floor(${place})::int + 1]`, `${m}[ceil(${place})::int + 1]`];
  return `CASE WHEN ${before} = ${after} THEN ${before}
                ELSE ${before} + (${place} - floor(${place})) * (${after} - ${before}) END`;
}

/** Points of one arm at one site, in order of their value. */
export interface PointGroup {
  readonly site: string;
  readonly split: string;
  readonly arm: string;
  readonly values: readonly number[];
  readonly cases: readonly number[];
  /** Of all groups, before thinning. */
  readonly total: number;
}

/**
 * Every defined value with its case's number, `limit` of them at most: above it every k-th by rank within the order of
 * arms, sites and values, so that each group keeps its share and its shape.
 */
export const listPoints = (db: Queryable, query: SummaryQuery, limit: number) =>
  db.$queryRaw<PointGroup[]>`
    WITH defined AS (${definedSql(query)}
    ), numbered AS (
      SELECT site, split, "arm", "arm_position", "case_position", value,
             row_number() OVER (ORDER BY "arm_position", site, split, value, "case_position") AS place,
             count(*) OVER () AS total
      FROM defined WHERE value < 'Infinity'
    )
    SELECT site, split, "arm", array_agg(value ORDER BY place) AS values,
           array_agg("case_position" ORDER BY place) AS cases, max(total)::int AS total
    FROM numbered
    WHERE total <= ${limit}::int OR (place * ${limit}::int) / total <> ((place - 1) * ${limit}::int) / total
    GROUP BY site, split, "arm", "arm_position" ORDER BY "arm_position", site, split`;

/** The completed rows with the metric as it is stored, not as a case of something: Dice then comes in order from its index. */
function definedSql({ runId, metric, filter, split }: SummaryQuery): Prisma.Sql {
  const { joins, where } = filterSql(runId, filter, split !== null);
  return Prisma.sql`
      SELECT r."site_id" AS site, ${splitSql(split)} AS split, r."arm", r."arm_position", r."case_position",
             ${metricSource(metric).value} AS value
      FROM "result" r ${joins}
      WHERE ${where} AND r."status" = 'completed'`;
}

/** Paired numbers of one arm at one site. */
export interface Comparison {
  readonly site: string;
  readonly arm: string;
  readonly n_a: number;
  readonly n_b: number;
  readonly n_paired: number;
  readonly median_a: number | null;
  readonly median_b: number | null;
  readonly differences: readonly (number | null)[] | null;
  readonly better: number;
  readonly worse: number;
}

/** Dice of two runs per site and arm, paired over cases of the same id, image and reference; B less A. */
export const compareRuns = (db: Queryable, a: string, b: string) =>
  db.$queryRaw<Comparison[]>`
    WITH sides AS (
      SELECT r."run_id", r."site_id" AS site, r."arm", r."arm_position", r."case_id", r."dice",
             c."image_sha256" AS image, c."reference_sha256" AS reference
      FROM "result" r JOIN "case" c ON c."id" = r."case_row_id"
      WHERE r."run_id" IN (${a}::uuid, ${b}::uuid) AND r."dice" IS NOT NULL
    ), paired AS (
      SELECT coalesce(x.site, y.site) AS site, coalesce(x."arm", y."arm") AS arm,
             coalesce(x."arm_position", y."arm_position") AS place, x."dice" AS dice_a, y."dice" AS dice_b,
             CASE WHEN x.image = y.image AND x.reference = y.reference THEN y."dice" - x."dice" END AS difference
      FROM (SELECT * FROM sides WHERE "run_id" = ${a}::uuid) x
      FULL JOIN (SELECT * FROM sides WHERE "run_id" = ${b}::uuid) y
        ON x.site = y.site AND x."arm" = y."arm" AND x."case_id" = y."case_id"
    )
    SELECT site, arm, count(dice_a)::int AS n_a, count(dice_b)::int AS n_b, count(difference)::int AS n_paired,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY dice_a) AS median_a,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY dice_b) AS median_b,
           percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY difference) AS differences,
           count(*) FILTER (WHERE difference > 0)::int AS better,
           count(*) FILTER (WHERE difference < 0)::int AS worse
    FROM paired GROUP BY site, arm ORDER BY min(place), arm, site`;
