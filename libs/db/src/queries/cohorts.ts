import type {
  Geometry,
  Intensity,
  ReferenceFacts,
  RegisteredCase,
  Selection,
} from '@atrium/contracts';
import { Prisma } from '../generated/client';
import type { Queryable } from '../client';

export const findCohort = (db: Queryable, id: string) => db.cohort.findUnique({ where: { id } });

export const findCohortBySha256 = (db: Queryable, sha256: string) =>
  db.cohort.findUnique({ where: { sha256 } });

export const findCohortByName = (db: Queryable, name: string, version?: number) =>
  db.cohort.findFirst({
    where: { name, ...(version && { version }) },
    orderBy: { version: 'desc' },
  });

export const listCohorts = (db: Queryable) =>
  db.cohort.findMany({
    orderBy: { createdAt: 'desc' },
    include: { _count: { select: { cases: true } } },
  });

export interface NewCohort {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly manifestSha256: string;
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
}

/** Adds a cohort's cases in manifest order, the patients that its sites do not know yet, and what sums the cases up. */
export async function createCases(
  db: Queryable,
  cohortId: string,
  cases: readonly NewCase[],
): Promise<void> {
  await db.patient.createMany({
    data: cases.map(({ site, patient_id }) => ({ siteId: site, patientId: patient_id })),
    skipDuplicates: true,
  });
  const sites = [...new Set(cases.map(({ site }) => site))];
  const patients = await db.patient.findMany({ where: { siteId: { in: sites } } });
  const rowIds = new Map(
    patients.map((patient) => [personKey(patient.siteId, patient.patientId), patient.id]),
  );
  await db.case.createMany({
    data: cases.map(({ site, patient_id, covariates, registered }, position) => ({
      cohortId,
      siteId: site,
      patientRowId: rowIds.get(personKey(site, patient_id)) ?? '',
      caseId: registered.case_id,
      position,
      imageSha256: registered.image_sha256,
      referenceSha256: registered.reference_sha256,
      geometry: orNull<Geometry>(registered.geometry),
      intensity: orNull<Intensity>(registered.intensity),
      referenceFacts: orNull<ReferenceFacts>(registered.reference),
      covariates,
      issue: orNull(registered.issue),
    })),
  });
  await db.$queryRaw<unknown[]>`SELECT "summarise_cohort"(${cohortId}::uuid)::text`;
}

const personKey = (site: string, patient: string) => `${site}/${patient}`;

const orNull = <T extends Prisma.InputJsonValue>(value: T | null) => value ?? Prisma.DbNull;

const whereSelected = (cohortId: string, selection?: Selection): Prisma.CaseWhereInput => ({
  cohortId,
  ...(selection?.sites && { siteId: { in: selection.sites } }),
  ...(selection?.cases && { caseId: { in: selection.cases } }),
});

/** A cohort's cases in manifest order, cut to a selection. */
export const listCases = (db: Queryable, cohortId: string, selection?: Selection) =>
  db.case.findMany({
    where: whereSelected(cohortId, selection),
    orderBy: { position: 'asc' },
    ...(selection?.limit && { take: selection.limit }),
    omit: { intensity: true, referenceFacts: true },
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
    omit: { intensity: true, referenceFacts: true },
  });

/** The distinct values of the manifest's `dataset` column. */
export const listDatasets = (db: Queryable, cohortId: string) =>
  db.$queryRaw<{ dataset: string }[]>`
    SELECT DISTINCT "covariates"->>'dataset' AS dataset FROM "case"
    WHERE "cohort_id" = ${cohortId}::uuid AND "covariates" ? 'dataset' ORDER BY 1`;
