import type { CaseFilter } from '@atrium/contracts';
import { Prisma } from '../generated/client';
import type { Queryable } from '../client';

/** A case of a run; what is stored as JSON is not parsed yet. */
export interface RunCase {
  readonly id: string;
  readonly caseId: string;
  readonly cohortId: string;
  readonly siteId: string;
  readonly patientId: string;
  readonly position: number;
  readonly imageSha256: string | null;
  readonly referenceSha256: string | null;
  readonly geometry: unknown;
  readonly covariates: unknown;
  readonly issue: unknown;
  /** Of its site's worker. */
  readonly lastSeenAt: Date | null;
}

/** A case of a run by its id: none where the cohort has it and the run does not. */
export const findRunCase = (db: Queryable, runId: string, caseId: string) =>
  db.$queryRaw<RunCase[]>`
    SELECT c."id", c."case_id" AS "caseId", c."cohort_id" AS "cohortId", c."site_id" AS "siteId",
           p."patient_id" AS "patientId", c."position", c."image_sha256" AS "imageSha256",
           c."reference_sha256" AS "referenceSha256", c."geometry", c."covariates", c."issue",
           s."last_seen_at" AS "lastSeenAt"
    FROM "run" r JOIN "case" c ON c."cohort_id" = r."cohort_id" AND c."case_id" = ${caseId}
         JOIN "patient" p ON p."id" = c."patient_row_id" JOIN "site" s ON s."id" = c."site_id"
    WHERE r."id" = ${runId}::uuid
      AND EXISTS (SELECT 1 FROM "case_run" cr WHERE cr."run_id" = r."id" AND cr."case_row_id" = c."id")`;

/** The id of the run's case that stands in this 0-based row of the manifest; none where the run has it not. */
export const findRunCaseAt = (db: Queryable, runId: string, position: number) =>
  db.$queryRaw<{ caseId: string }[]>`
    SELECT c."case_id" AS "caseId"
    FROM "run" r JOIN "case" c ON c."cohort_id" = r."cohort_id" AND c."position" = ${position}
    WHERE r."id" = ${runId}::uuid
      AND EXISTS (SELECT 1 FROM "case_run" cr WHERE cr."run_id" = r."id" AND cr."case_row_id" = c."id")`;

/** Addresses of the masks of arms on a case. */
export const listMasks = (
  db: Queryable,
  runId: string,
  caseRowId: string,
  arms: readonly string[],
) =>
  db.artifact.findMany({
    where: { kind: 'mask', result: { runId, caseRowId, arm: { in: [...arms] } } },
    select: { address: true, result: { select: { arm: true } } },
  });

export interface RankedCase {
  readonly place: number | null;
  readonly total: number;
  readonly previous: string | null;
  readonly next: string | null;
}

/**
 * Where a case stands among a run's cases under a filter, and what stands beside it. One row, of nulls but for `total` and
 * `next` (the first of all) where the filter leaves the case out.
 *
 * @param methodCodes error codes that count against the model: Dice 0
 */
export function rankCase(
  db: Queryable,
  runId: string,
  caseId: string,
  filter: CaseFilter,
  methodCodes: readonly string[],
) {
  const isWorst = filter.order === 'worst';
  return db.$queryRaw<RankedCase[]>`
    WITH ${prepared(runId, filter, methodCodes)} listed AS (
      SELECT c."id", c."case_id", c."position"
      FROM "run" r JOIN "case" c ON c."cohort_id" = r."cohort_id"
      ${filter.text === '' ? Prisma.empty : Prisma.sql`JOIN "patient" p ON p."id" = c."patient_row_id"`}
      WHERE r."id" = ${runId}::uuid
        AND c."id" IN (SELECT cr."case_row_id" FROM "case_run" cr WHERE cr."run_id" = ${runId}::uuid)
        ${and(ofCase(filter))}
    ), ranked AS (
      SELECT l."case_id", row_number() OVER w AS place,
             lag(l."case_id") OVER w AS previous, lead(l."case_id") OVER w AS next
      FROM listed l
      ${filtersRows(filter) ? Prisma.sql`JOIN matching m ON m."case_row_id" = l."id"` : Prisma.empty}
      ${isWorst ? Prisma.sql`LEFT JOIN scored s ON s."case_row_id" = l."id"` : Prisma.empty}
      WINDOW w AS (ORDER BY ${isWorst ? Prisma.sql`s.score ASC NULLS LAST,` : Prisma.empty} l."position")
    )
    SELECT here.place::int AS place, (SELECT count(*)::int FROM ranked) AS total, here.previous,
           CASE WHEN here.place IS NULL THEN (SELECT r."case_id" FROM ranked r WHERE r.place = 1) ELSE here.next END AS next
    FROM (SELECT 1) one LEFT JOIN ranked here ON here."case_id" = ${caseId}`;
}

/** What is taken from the run's rows, each in one pass over them: the planner takes them for fewer than they are. */
function prepared(runId: string, filter: CaseFilter, methodCodes: readonly string[]): Prisma.Sql {
  const rows = Prisma.sql`FROM "result" r WHERE r."run_id" = ${runId}::uuid`;
  const matching = Prisma.sql`matching AS MATERIALIZED (
      SELECT DISTINCT r."case_row_id" ${rows} ${and(ofRow(filter))}
    ),`;
  const scored = Prisma.sql`scored AS MATERIALIZED (
      SELECT r."case_row_id", min(CASE WHEN r."status" = 'completed' THEN r."dice"
                                       WHEN r."has_reference" AND r."error_code" = ANY (${[...methodCodes]}) THEN 0 END) AS score
      ${rows} ${and(filter.arm === null ? ofArm(filter) : [Prisma.sql`r."arm" = ${filter.arm}`])} GROUP BY 1
    ),`;
  return Prisma.sql`${filtersRows(filter) ? matching : Prisma.empty} ${filter.order === 'worst' ? scored : Prisma.empty}`;
}

const and = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length > 0 ? Prisma.sql`AND ${Prisma.join([...conditions], ' AND ')}` : Prisma.empty;

const oneOf = (column: Prisma.Sql, values: readonly string[]): Prisma.Sql[] =>
  values.length > 0 ? [Prisma.sql`${column} = ANY (${[...values]})`] : [];

const ofCase = ({ sites, covariates, text }: CaseFilter): Prisma.Sql[] => [
  ...oneOf(Prisma.sql`c."site_id"`, sites),
  ...Object.entries(covariates).flatMap(([name, values]) =>
    oneOf(Prisma.sql`coalesce(c."covariates"->>${name}, '')`, values),
  ),
  ...(text === ''
    ? []
    : [
        Prisma.sql`(strpos(lower(c."case_id"), lower(${text})) > 0 OR strpos(lower(p."patient_id"), lower(${text})) > 0)`,
      ]),
];

const ofArm = ({ strategies, arms }: CaseFilter): Prisma.Sql[] => [
  ...oneOf(Prisma.sql`r."strategy"`, strategies),
  ...oneOf(Prisma.sql`r."arm"`, arms),
];

const ofRow = (filter: CaseFilter): Prisma.Sql[] => [
  ...ofArm(filter),
  ...oneOf(Prisma.sql`r."status"::text`, filter.statuses),
  ...oneOf(Prisma.sql`r."error_code"`, filter.codes),
];

const filtersRows = (filter: CaseFilter): boolean => ofRow(filter).length > 0;
