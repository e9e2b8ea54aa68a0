import type { Queryable } from '../client';
import { Prisma } from '../generated/client';

/** As many different values of a covariate that are all numbers are described by their quartiles, not counted one by one. */
const FEW_NUMBERS = 6;
const NUMBER = String.raw`^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?$`;

/** What cases of a cohort have as covariates, and whether a covariate is described as a number. */
const given = (cohortId: string) => Prisma.sql`
    given AS (
      SELECT c."site_id" AS site, e.key AS name, btrim(e.value) AS value
      FROM "case" c CROSS JOIN LATERAL jsonb_each_text(c."covariates") AS e
      WHERE c."cohort_id" = ${cohortId}::uuid AND btrim(e.value) <> ''
    ), kinds AS (
      SELECT name, count(DISTINCT value) > ${FEW_NUMBERS} AND bool_and(value ~ ${NUMBER}) AS are_numbers
      FROM given GROUP BY name
    )`;

/** Covariates that are numbers, of each site: five numbers, quantiles as R's type 7. */
export const summariseCovariates = (db: Queryable, cohortId: string) =>
  db.$queryRaw<
    {
      name: string;
      site: string;
      n: number;
      min: number;
      q1: number;
      median: number;
      q3: number;
      max: number;
    }[]
  >`
    WITH ${given(cohortId)}, numbers AS (
      SELECT name, site, value::float8 AS value FROM given WHERE name IN (SELECT name FROM kinds WHERE are_numbers)
    )
    SELECT name, site, count(*)::int AS n, min(value), percentile_cont(0.25) WITHIN GROUP (ORDER BY value) AS q1,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS median,
           percentile_cont(0.75) WITHIN GROUP (ORDER BY value) AS q3, max(value)
    FROM numbers GROUP BY 1, 2 ORDER BY 1, 2`;

/** The other covariates, of each site: its most frequent values, each with how many values and cases there are in all. */
export const listSiteCovariates = (db: Queryable, cohortId: string, most: number) =>
  db.$queryRaw<
    {
      name: string;
      site: string;
      value: string;
      cases: number;
      n: number;
      values_total: number;
    }[]
  >`
    WITH ${given(cohortId)}, counted AS (
      SELECT name, site, value, count(*)::int AS cases FROM given
      WHERE name IN (SELECT name FROM kinds WHERE NOT are_numbers) GROUP BY 1, 2, 3
    ), ranked AS (
      SELECT *, row_number() OVER (PARTITION BY name, site ORDER BY cases DESC, value) AS place,
             (sum(cases) OVER (PARTITION BY name, site))::int AS n,
             (count(*) OVER (PARTITION BY name, site))::int AS values_total
      FROM counted
    )
    SELECT name, site, value, cases, n, values_total FROM ranked WHERE place <= ${most} ORDER BY name, site, place`;
