import { geometrySchema, type CaseSummary, type CohortSummary } from '@atrium/contracts';
import { cohorts, cohortViews } from '@atrium/db';
import { z } from 'zod';
import { NotFoundError } from '../errors';
import { defineRead } from '../verb/verb';

type CohortRow = NonNullable<Awaited<ReturnType<typeof cohorts.findCohort>>>;
type VersionRow = Awaited<ReturnType<typeof cohortViews.listVersions>>[number];
type CaseRow = Awaited<ReturnType<typeof cohorts.listCases>>[number];

const covariatesSchema = z.record(z.string(), z.string());
const storedIssueSchema = z.object({ code: z.string(), message: z.string() }).nullable();
const storedGeometrySchema = geometrySchema.nullable();

export const summariseCohort = (row: CohortRow, cases: number): CohortSummary => ({
  id: row.id,
  name: row.name,
  version: row.version,
  sha256: row.sha256,
  manifest_sha256: row.manifestSha256,
  cases,
  created_at: row.createdAt.toISOString(),
  note: row.note,
});

/** A version whose sites say how many cases they have. */
export const summariseVersion = (row: VersionRow): CohortSummary =>
  summariseCohort(row, sumCases(row.sites));

export const sumCases = (sites: readonly { readonly cases: number }[]): number =>
  sites.reduce((sum, { cases }) => sum + cases, 0);

const summariseCase = (row: CaseRow): CaseSummary => ({
  case_id: row.caseId,
  patient_id: row.patient.patientId,
  site: row.siteId,
  position: row.position,
  geometry: storedGeometrySchema.parse(row.geometry),
  covariates: covariatesSchema.parse(row.covariates),
  issue: storedIssueSchema.parse(row.issue),
});

/** The newest version of a cohort's name, or the one of `name@version`, or the one of an id. @throws NotFoundError */
export const findCohort = defineRead(async (db, reference: string): Promise<CohortSummary> => {
  const found = await cohortViews.findVersion(db, reference);
  if (!found)
    throw new NotFoundError(`No cohort is called ${reference}. "atrium cohort list" shows them.`);
  return summariseVersion(found);
});

/** A cohort's cases in manifest order. */
export const listCases = defineRead(async (db, cohortId: string) =>
  (await cohorts.listCases(db, cohortId)).map(summariseCase),
);
