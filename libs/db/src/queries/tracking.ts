import type { ResultFilter } from '@atrium/contracts';
import { Prisma } from '../generated/client';
import type { Queryable } from '../client';
import { filterSql } from './result-filter';

/** Whose slices are looked at: completed results with a reference. */
export interface SliceQuery {
  readonly runId: string;
  readonly filter: ResultFilter;
  /** Above so many results every k-th is taken, in the order of arms, sites and cases. */
  readonly limit: number;
}

/** `matching` (results, each with its place and how many there are) and `chosen`, what the limit leaves of them. */
function chosenSql({ runId, filter, limit }: SliceQuery): Prisma.Sql {
  const { joins, where } = filterSql(runId, filter);
  return Prisma.sql`
    WITH matching AS (
      SELECT r."id", r."site_id" AS site, r."arm", r."arm_position",
             row_number() OVER (ORDER BY r."arm_position", r."site_id", r."case_position") AS place,
             count(*) OVER () AS total
      FROM "result" r ${joins}
      WHERE ${where} AND r."status" = 'completed' AND r."dice" IS NOT NULL
    ), chosen AS MATERIALIZED (
      SELECT * FROM matching
      WHERE total <= ${limit}::int OR (place * ${limit}::int) / total <> ((place - 1) * ${limit}::int) / total
    )`;
}

export interface DriftQuery extends SliceQuery {
  readonly binMm: number;
  /** Whether slices inferior of their key slice have bins of their own, below 0. */
  readonly signed: boolean;
}

export interface StoredDriftBin {
  readonly site: string;
  readonly arm: string;
  readonly bin: number;
  readonly n: number;
  readonly quartiles: readonly number[];
  readonly results: number;
  readonly shown: number;
}

/** The last bin holds all that lies further away. */
const MOST_BINS = 60;

/** Quartiles of the labelled slices' Dice by distance from the key slice, per arm and site, in protocol order. */
export const driftBins = (db: Queryable, query: DriftQuery) =>
  db.$queryRaw<StoredDriftBin[]>`${chosenSql(query)}, curve AS (
      SELECT c.site, c."arm_position", unnest(t."drift_mm") AS mm, unnest(t."drift_dice") AS dice
      FROM chosen c JOIN "result_curves" t ON t."result_id" = c."id"
    ), placed AS (
      SELECT site, "arm_position", dice,
             (${query.signed ? Prisma.sql`sign(mm)` : Prisma.sql`1`}
              * least(ceil(abs(mm) / ${query.binMm}::float8 - 1e-9), ${MOST_BINS}::int))::int AS bin
      FROM curve
    ), binned AS (
      SELECT site, "arm_position", bin, count(*)::int AS n,
             percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY dice) AS quartiles
      FROM placed GROUP BY "arm_position", site, bin
    )
    SELECT site, (SELECT "arm" FROM chosen c WHERE c."arm_position" = b."arm_position" LIMIT 1) AS arm, bin, n, quartiles,
           (SELECT max(total)::int FROM matching) AS results, (SELECT count(*)::int FROM chosen) AS shown
    FROM binned b ORDER BY "arm_position", site, bin`;

/** Slices of one site whose tracking would end at the same step of the threshold. */
export interface ScoreBucket {
  readonly site: string;
  readonly step: number;
  /** They are kept up to the threshold bucket x step, that one included; null: at any. */
  readonly bucket: number | null;
  readonly labelled: number;
  /** Labelled and predicted, and the sum of their Dice. */
  readonly found: number;
  readonly dice: number;
  /** Predicted, not labelled; and those of them beyond the labelled range. */
  readonly spare: number;
  readonly overrun: number;
  /** Of the site. */
  readonly results: number;
}

const MOST_STEPS = 60;
const STEPS = [0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 1000];

/**
 * An arm's slices by the least object score on the way to them (slice-curves.ts). Quarters and their multiples are exact: a
 * slice of a score of the threshold is kept.
 */
export const scoreBuckets = (db: Queryable, query: SliceQuery) =>
  db.$queryRaw<ScoreBucket[]>`${chosenSql(query)}, reached AS MATERIALIZED (
      SELECT c.site, unnest(t."reach") AS reach, unnest(t."reach_labelled") AS labelled, unnest(t."reach_found") AS found,
             unnest(t."reach_dice") AS dice, unnest(t."reach_spare") AS spare, unnest(t."reach_overrun") AS overrun
      FROM chosen c JOIN "result_curves" t ON t."result_id" = c."id"
    ), scaled AS MATERIALIZED (
      SELECT (SELECT min(step) FROM unnest(${STEPS}::float8[]) step
              WHERE step * ${MOST_STEPS}::int >= greatest(max(reach), 0) - least(min(reach), 0)) AS step
      FROM reached
    ), counted AS MATERIALIZED (
      SELECT site, count(*)::int AS results FROM chosen GROUP BY site
    ), bucketed AS (
      SELECT site, step, floor(reach / step)::int AS bucket, sum(labelled)::int AS labelled, sum(found)::int AS found,
             sum(dice) AS dice, sum(spare)::int AS spare, sum(overrun)::int AS overrun
      FROM reached CROSS JOIN scaled GROUP BY site, step, bucket
    )
    SELECT b.*, results FROM bucketed b JOIN counted USING (site) ORDER BY site, bucket NULLS LAST`;
