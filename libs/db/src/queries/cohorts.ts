import type { CaseCheck, LeftOutCase, RegisteredCase, Selection } from '@atrium/contracts';
import type { Prisma } from '../generated/client';
import type { Queryable } from '../client';

export const findCohort = (db: Queryable, id: string) => db.cohort.findUnique({ where: { id } });

/** The version of these cases, the newest where several differ in what was said of them; of a record the one that has it. */
export const findCohortBySha256 = (db: Queryable, sha256: string, recordSha256?: string) =>
  db.cohort.findFirst({
    where: { sha256, ...(recordSha256 !== undefined && { recordSha256 }) },
    orderBy: { createdAt: 'desc' },
  });

export const findCohortByName = (db: Queryable, name: string, version?: number) =>
  db.cohort.findFirst({
    where: { name, ...(version && { version }) },
    orderBy: { version: 'desc' },
  });

export interface NewCohort {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  /** Of what was said of its cases; empty where nothing was. */
  readonly recordSha256: string;
  readonly manifestSha256: string;
  /** Why there is this version; empty where nobody said. */
  readonly note?: string;
}

/** The next version of the name. */
export async function createCohort(db: Queryable, cohort: NewCohort) {
  const last = await findCohortByName(db, cohort.name);
  return db.cohort.create({ data: { ...cohort, version: (last?.version ?? 0) + 1 } });
}

export interface NewCase {
  readonly site: string;
  readonly patient_id: string;
  readonly covariates: Record<string, string>;
  readonly registered: RegisteredCase;
  /** What intake found of it and what somebody said to that; null of a case that came without intake. */
  readonly checks: readonly CaseCheck[] | null;
}

/** Rows that go to Postgres in one statement. */
const CHUNK = 5000;

/** Adds a cohort's cases in manifest order, the patients that its sites do not know yet, what sums the cases up and what finds them. */
export async function createCases(
  db: Queryable,
  cohortId: string,
  cases: readonly NewCase[],
): Promise<void> {
  for (let from = 0; from < cases.length; from += CHUNK) {
    const rows = cases.slice(from, from + CHUNK).map((one, i) => caseRow(one, from + i));
    await insertPatients(db, rows);
    await insertCases(db, cohortId, rows);
  }
  await db.$queryRaw<unknown[]>`
    SELECT "summarise_cohort"(${cohortId}::uuid)::text, "index_cohort"(${cohortId}::uuid)::text`;
}

const caseRow = (
  { site, patient_id, covariates, registered, checks }: NewCase,
  position: number,
) => ({
  ...registered,
  site,
  patient_id,
  covariates,
  checks,
  position,
});
type CaseRow = ReturnType<typeof caseRow>;

const insertPatients = (db: Queryable, rows: readonly CaseRow[]) => {
  const people = rows.map(({ site, patient_id }) => ({ site, patient_id }));
  return db.$executeRaw`
    INSERT INTO "patient" ("id", "site_id", "patient_id")
    SELECT gen_random_uuid(), r."site", r."patient_id"
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS r("site" text, "patient_id" text)
    GROUP BY r."site", r."patient_id"
    ON CONFLICT ("site_id", "patient_id") DO NOTHING`;
};

/** A JSON null becomes NULL, not a value of its own. */
const insertCases = (db: Queryable, cohortId: string, rows: readonly CaseRow[]) => db.$executeRaw`
    INSERT INTO "case" ("id", "cohort_id", "site_id", "patient_row_id", "case_id", "position", "image_sha256",
                        "reference_sha256", "reference_2_sha256", "geometry", "intensity", "reference_facts", "cnr", "covariates", "issue", "checks",
                        "search_text", "content_hash", "record_hash")
    SELECT gen_random_uuid(), ${cohortId}::uuid, r."site", p."id", r."case_id", r."position", r."image_sha256",
           r."reference_sha256", r."reference_2_sha256", nullif(r."geometry", 'null'), nullif(r."intensity", 'null'),
           nullif(r."reference", 'null'), r."cnr", r."covariates", nullif(r."issue", 'null'), nullif(r."checks", 'null'),
           "search_text"(r."case_id", r."patient_id"),
           "hash_content"(r."site", r."patient_id", r."image_sha256", r."reference_sha256", r."reference_2_sha256", r."covariates"),
           "hash_record"(nullif(r."checks", 'null'))
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
         AS r("site" text, "patient_id" text, "case_id" text, "position" int, "image_sha256" text,
              "reference_sha256" text, "reference_2_sha256" text, "geometry" jsonb, "intensity" jsonb, "reference" jsonb, "cnr" float8, "covariates" jsonb,
              "issue" jsonb, "checks" jsonb)
    JOIN "patient" p ON p."site_id" = r."site" AND p."patient_id" = r."patient_id"`;

/** Keeps which cases the intake of a cohort did not take, and why. */
export const createLeftOut = (db: Queryable, cohortId: string, cases: readonly LeftOutCase[]) =>
  db.$executeRaw`
    INSERT INTO "cohort_left_out" ("cohort_id", "case_id", "site", "codes", "is_chosen", "reason")
    SELECT ${cohortId}::uuid, r."case_id", r."site", r."codes", r."chosen", r."reason"
    FROM jsonb_to_recordset(${JSON.stringify(cases)}::jsonb)
         AS r("case_id" text, "site" text, "codes" jsonb, "chosen" boolean, "reason" text)`;

/** A case with the hashes of its files. */
export const CASE_HASHES = {
  caseId: true,
  siteId: true,
  imageSha256: true,
  referenceSha256: true,
  secondReferenceSha256: true,
} as const;

const whereSelected = (cohortId: string, selection?: Selection): Prisma.CaseWhereInput => ({
  cohortId,
  ...(selection?.sites && { siteId: { in: selection.sites } }),
  ...(selection?.cases && { caseId: { in: selection.cases } }),
  ...(selection?.subset !== undefined && {
    subsets: { some: { subset: { cohortId, name: selection.subset } } },
  }),
});

/** A cohort's cases in manifest order, cut to a selection. */
export const listCases = (db: Queryable, cohortId: string, selection?: Selection) =>
  db.case.findMany({
    where: whereSelected(cohortId, selection),
    orderBy: { position: 'asc' },
    ...(selection?.limit && { take: selection.limit }),
    omit: { intensity: true, referenceFacts: true, checks: true },
    include: { patient: { select: { patientId: true } } },
  });

/** Which rows {@link listCases} gives, and where their cases are. */
export const listCaseKeys = (db: Queryable, cohortId: string, selection: Selection) =>
  db.case.findMany({
    where: whereSelected(cohortId, selection),
    orderBy: { position: 'asc' },
    ...(selection.limit && { take: selection.limit }),
    select: { id: true, siteId: true },
  });

/** What makes the files of {@link listCases}' cases the same as those of others. */
export const listCaseHashes = (db: Queryable, cohortId: string, selection: Selection) =>
  db.case.findMany({
    where: whereSelected(cohortId, selection),
    orderBy: { position: 'asc' },
    ...(selection.limit && { take: selection.limit }),
    select: CASE_HASHES,
  });

/** How many cases {@link listCases} gives. */
export async function countCases(
  db: Queryable,
  cohortId: string,
  selection: Selection,
): Promise<number> {
  const count = await db.case.count({ where: whereSelected(cohortId, selection) });
  return Math.min(count, selection.limit ?? count);
}

/** A case of a cohort by its id. */
export const findCase = (db: Queryable, cohortId: string, caseId: string) =>
  db.case.findUnique({
    where: { cohortId_caseId: { cohortId, caseId } },
    omit: { intensity: true, referenceFacts: true, checks: true },
  });

/** The distinct values of the manifest's `dataset` column. */
export const listDatasets = (db: Queryable, cohortId: string) =>
  db.$queryRaw<{ dataset: string }[]>`
    SELECT DISTINCT "covariates"->>'dataset' AS dataset FROM "case"
    WHERE "cohort_id" = ${cohortId}::uuid AND "covariates" ? 'dataset' ORDER BY 1`;
