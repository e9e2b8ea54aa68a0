import { geometrySchema, type CaseSummary, type CohortSummary } from '@atrium/contracts';
import { cohorts } from '@atrium/db';
import { z } from 'zod';
import { NotFoundError } from '../errors';
import { defineRead } from '../verb/verb';

type CohortRow = Awaited<ReturnType<typeof cohorts.listCohorts>>[number];
type CaseRow = Awaited<ReturnType<typeof cohorts.listCases>>[number];

const covariatesSchema = z.record(z.string(), z.string());
const storedIssueSchema = z.object({ code: z.string(), message: z.string() });

export const summariseCohort = (row: CohortRow): CohortSummary => ({
  id: row.id,
  name: row.name,
  version: row.version,
  sha256: row.sha256,
  manifest_sha256: row.manifestSha256,
  cases: row._count.cases,
  created_at: row.createdAt.toISOString(),
  note: row.note,
});

const summariseCase = (row: CaseRow): CaseSummary => ({
  case_id: row.caseId,
  patient_id: row.patient.patientId,
  site: row.siteId,
  position: row.position,
  geometry: geometrySchema.nullable().parse(row.geometry),
  covariates: covariatesSchema.parse(row.covariates),
  issue: storedIssueSchema.nullable().parse(row.issue),
});

/** Every cohort version, the newest first. */
export const listCohorts = defineRead(async (db) =>
  (await cohorts.listCohorts(db)).map(summariseCohort),
);

/** The newest version of a cohort's name, or the one of `name@version`, or the one of an id. */
export const findCohort = defineRead(async (db, reference: string): Promise<CohortSummary> => {
  const all = (await cohorts.listCohorts(db)).map(summariseCohort);
  const found = all.find(
    ({ id, name, version }) =>
      reference === id || reference === name || reference === `${name}@${version}`,
  );
  if (!found)
    throw new NotFoundError(`No cohort is called ${reference}. "atrium cohort list" shows them.`);
  return found;
});

/** A cohort's cases in manifest order. */
export const listCases = defineRead(async (db, cohortId: string) =>
  (await cohorts.listCases(db, cohortId)).map(summariseCase),
);
