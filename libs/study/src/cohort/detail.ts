import {
  ERRORS,
  geometrySchema,
  intensitySchema,
  referenceFactsSchema,
  registeredCaseSchema,
  type CohortCase,
  type CohortCovariate,
  type CohortDetail,
  type CohortOverview,
  type CohortSite,
  type listCohortCasesInputSchema,
} from '@atrium/contracts';
import { cohorts, cohortViews } from '@atrium/db';
import { z } from 'zod';
import { NotFoundError } from '../errors';
import { groupBy } from '../group-by';
import { defineRead } from '../verb/verb';
import { summariseCohort } from './view';

type SiteCount = Awaited<ReturnType<typeof cohortViews.countCasesBySite>>[number];
type CovariateRow = Awaited<ReturnType<typeof cohortViews.listCovariates>>[number];
type CaseRow = Awaited<ReturnType<typeof cohortViews.pageCases>>[number];

/** Every version with its sites and how many runs it has, the newest first. */
export const overviewCohorts = defineRead(async (db): Promise<CohortOverview[]> => {
  const [rows, counts, runs] = await Promise.all([
    cohorts.listCohorts(db),
    cohortViews.countCasesBySite(db),
    cohortViews.countRunsByCohort(db),
  ]);
  const sites = groupBy(counts, ({ cohort_id }) => cohort_id);
  const runsOf = new Map(runs.map((row) => [row.cohort_id, row.runs]));
  return rows.map((row) => ({
    ...summariseCohort(row),
    sites: (sites.get(row.id) ?? []).map(viewSiteCount),
    runs: runsOf.get(row.id) ?? 0,
  }));
});

const viewSiteCount = ({ cohort_id: _of, ...counts }: SiteCount): CohortSite => counts;

/** A version with what its sites measured, and the other versions of its name. @throws NotFoundError */
export const showCohort = defineRead(async (db, id: string): Promise<CohortDetail> => {
  const row = await cohorts.findCohort(db, id);
  if (!row) throw new NotFoundError(`No cohort has the id ${id}. The list of cohorts shows them.`);
  const [versions, counts, measures, orientations, covariates] = await Promise.all([
    cohortViews.listVersions(db, row.name),
    cohortViews.countCasesBySite(db, id),
    cohortViews.listMeasures(db, id),
    cohortViews.countOrientations(db, id),
    cohortViews.listCovariates(db, id),
  ]);
  const cases = counts.reduce((sum, count) => sum + count.cases, 0);
  return {
    ...summariseCohort({ ...row, _count: { cases } }),
    sites: counts.map(viewSiteCount),
    versions: versions.map(summariseCohort),
    measures: measures.map(({ siteId, ...numbers }) => ({ site: siteId, ...numbers })),
    orientations,
    covariates: viewCovariates(covariates),
  };
});

const viewCovariates = (rows: readonly CovariateRow[]): CohortCovariate[] =>
  [...groupBy(rows, ({ name }) => name)].map(([name, values]) => ({
    name,
    values_total: values[0].values,
    values: values.map(({ value, cases }) => ({ value, cases })),
  }));

type CasesQuery = z.output<typeof listCohortCasesInputSchema>;

/** A page of a cohort's cases, in manifest order. */
export const listCohortCases = defineRead(
  async (
    db,
    { cohort_id, offset, limit, ...filter }: CasesQuery,
  ): Promise<{ rows: CohortCase[]; total: number }> => {
    const [rows, total] = await Promise.all([
      cohortViews.pageCases(db, cohort_id, filter, offset, limit),
      cohortViews.countFiltered(db, cohort_id, filter),
    ]);
    return { rows: rows.map(viewCase), total };
  },
);

const covariatesSchema = z.record(z.string(), z.string());
const storedIssueSchema = registeredCaseSchema.shape.issue;

function viewCase(row: CaseRow): CohortCase {
  const issue = storedIssueSchema.parse(row.issue);
  return {
    case_id: row.caseId,
    patient_id: row.patient.patientId,
    site: row.siteId,
    position: row.position,
    geometry: geometrySchema.nullable().parse(row.geometry),
    intensity: intensitySchema.nullable().parse(row.intensity),
    reference: referenceFactsSchema.nullable().parse(row.referenceFacts),
    has_reference: row.referenceSha256 !== null,
    covariates: covariatesSchema.parse(row.covariates),
    issue: issue && {
      code: issue.code,
      file: issue.file ?? null,
      message: issue.message,
      meaning: ERRORS[issue.code].meaning,
    },
  };
}
