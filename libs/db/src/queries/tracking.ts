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
      SELECT r."id", r."site_id" AS site, r."arm", r."arm_position", r."key_slices",
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

/** No slice lies beyond. */
const LAST = 2 ** 31 - 1;

/**
 * Quartiles of the labelled slices' Dice by distance from the key slice, per arm and site, in protocol order. A key slice
 * owns the slices up to half of the way to the next one, that one included: of two at one distance the more inferior
 * counts, as in libs/metrics.
 */
export const driftBins = (db: Queryable, query: DriftQuery) =>
  db.$queryRaw<StoredDriftBin[]>`${chosenSql(query)}, owned AS (
      SELECT c."id", c.site, c."arm", c."arm_position", key,
             coalesce((lag(key) OVER keys + key) / 2, -1) AS above,
             coalesce((key + lead(key) OVER keys) / 2, ${LAST}::int) AS upto
      FROM chosen c CROSS JOIN unnest(c."key_slices") key
      WINDOW keys AS (PARTITION BY c."id" ORDER BY key)
    ), placed AS (
      SELECT o.site, o."arm", o."arm_position", s."dice",
             (${query.signed ? Prisma.sql`sign(s."slice" - o.key)` : Prisma.sql`1`}
              * least(ceil(s."distance_mm" / ${query.binMm}::float8 - 1e-9), ${MOST_BINS}::int))::int AS bin
      FROM owned o JOIN "result_slices" t ON t."result_id" = o."id"
      CROSS JOIN LATERAL unnest(t."slice", t."reference_pixels", t."dice", t."distance_mm")
        s ("slice", "reference_pixels", "dice", "distance_mm")
      WHERE s."slice" > o.above AND s."slice" <= o.upto
        AND s."reference_pixels" > 0 AND s."distance_mm" IS NOT NULL
    )
    SELECT site, min("arm") AS arm, bin, count(*)::int AS n,
           percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY "dice") AS quartiles,
           (SELECT max(total)::int FROM matching) AS results, (SELECT count(*)::int FROM chosen) AS shown
    FROM placed GROUP BY "arm_position", site, bin ORDER BY "arm_position", site, bin`;

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
 * An arm's slices by the least object score on the way to them (`reach` of slice-columns.ts). Quarters and their multiples are
 * exact: a slice of a score of the threshold is kept.
 */
export const scoreBuckets = (db: Queryable, query: SliceQuery) =>
  db.$queryRaw<ScoreBucket[]>`${chosenSql(query)}, reached AS MATERIALIZED (
      SELECT c.site, s."reach", s."dice", s."reference_pixels" > 0 AS labelled, s."predicted_pixels" > 0 AS predicted,
             s."overrun"
      FROM chosen c JOIN "result_slices" t ON t."result_id" = c."id"
      CROSS JOIN LATERAL unnest(t."reach", t."dice", t."reference_pixels", t."predicted_pixels", t."overrun")
        s ("reach", "dice", "reference_pixels", "predicted_pixels", "overrun")
    ), scaled AS MATERIALIZED (
      SELECT (SELECT min(step) FROM unnest(${STEPS}::float8[]) step
              WHERE step * ${MOST_STEPS}::int >= greatest(max("reach"), 0) - least(min("reach"), 0)) AS step
      FROM reached
    ), counted AS MATERIALIZED (
      SELECT site, count(*)::int AS results FROM chosen GROUP BY site
    )
    SELECT r.site, step, floor("reach" / step)::int AS bucket, count(*) FILTER (WHERE labelled)::int AS labelled,
           count(*) FILTER (WHERE labelled AND predicted)::int AS found,
           coalesce(sum("dice") FILTER (WHERE labelled AND predicted), 0) AS dice,
           count(*) FILTER (WHERE predicted AND NOT labelled)::int AS spare,
           count(*) FILTER (WHERE "overrun")::int AS overrun, results
    FROM reached r CROSS JOIN scaled JOIN counted USING (site)
    GROUP BY r.site, step, floor("reach" / step), results ORDER BY site, bucket NULLS LAST`;
