import {
  caseCheckSchema,
  ERRORS,
  geometrySchema,
  groupBy,
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
import { cohorts, cohortViews, type Queryable } from '@atrium/db';
import { z } from 'zod';
import { NotFoundError } from '../errors';
import { remembered, type Stamp } from '../verb/remembered';
import { defineRead } from '../verb/verb';
import { placesOf, sizeOf } from './case-set';
import { filterCases } from './filter-cases';
import { summariseVersion, sumCases } from './view';

type SiteRow = Awaited<ReturnType<typeof cohortViews.listCohortSites>>[number];
type CovariateRow = Awaited<ReturnType<typeof cohortViews.listCovariates>>[number];

/** Every version with its sites and how many runs it has, the newest first. */
export const overviewCohorts = defineRead(async (db): Promise<CohortOverview[]> => {
  const { cohorts: known, runs } = await stampVersions(db);
  return readOverview(db, [known, runs], undefined);
});

/** A version never changes, nor does a run leave its cohort: what is shown of them changes with their numbers alone. */
async function stampVersions(db: Queryable): Promise<Record<'cohorts' | 'runs', Stamp>> {
  const [{ cohorts: known, runs }] = await cohortViews.countCohortsAndRuns(db);
  return { cohorts: { id: 'cohorts', version: known }, runs: { id: 'runs', version: runs } };
}

const readOverview = remembered(async (db: Queryable): Promise<CohortOverview[]> => {
  const [versions, siteRows, runs] = await Promise.all([
    cohortViews.listVersions(db),
    cohortViews.listCohortSites(db),
    cohortViews.countRunsByCohort(db),
  ]);
  const sites = groupBy(siteRows, ({ cohortId }) => cohortId);
  const runsOf = new Map(runs.map((row) => [row.cohort_id, row.runs]));
  return versions.map((row) => ({
    ...summariseVersion(row),
    sites: (sites.get(row.id) ?? []).map(viewSite),
    runs: runsOf.get(row.id) ?? 0,
  }));
});

const viewSite = (row: SiteRow): CohortSite => ({
  site: row.siteId,
  cases: row.cases,
  patients: row.patients,
  issues: row.issues,
  without_reference: row.withoutReference,
});

const orientationsSchema = z.record(z.string(), z.int());

const viewOrientations = ({ siteId, orientations }: SiteRow) =>
  Object.entries(orientationsSchema.parse(orientations))
    .map(([orientation, cases]) => ({ site: siteId, orientation, cases }))
    .sort((a, b) => b.cases - a.cases);

/** A version with what its sites measured, and the other versions of its name. @throws NotFoundError */
export const showCohort = defineRead(async (db, id: string): Promise<CohortDetail> =>
  readCohort(db, [(await stampVersions(db)).cohorts], id),
);

const readCohort = remembered(async (db: Queryable, id: string): Promise<CohortDetail> => {
  const row = await cohorts.findCohort(db, id);
  if (!row) throw new NotFoundError(`No cohort has the id ${id}. The list of cohorts shows them.`);
  const [versions, sites, measures, covariates] = await Promise.all([
    cohortViews.listVersions(db, row.name),
    cohortViews.listCohortSites(db, id),
    cohortViews.listMeasures(db, id),
    cohortViews.listCovariates(db, id),
  ]);
  return {
    ...summariseVersion({ ...row, sites }),
    sites: sites.map(viewSite),
    versions: versions.map(summariseVersion),
    measures: measures.map(({ siteId, ...numbers }) => ({ site: siteId, ...numbers })),
    orientations: sites.flatMap(viewOrientations),
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

interface CasesPage {
  readonly rows: CohortCase[];
  readonly total: number;
}

/** A page of a cohort's cases, in manifest order. Kept without a stamp: a cohort never changes. */
export const listCohortCases = defineRead((db, query: CasesQuery) => readCases(db, [], query));

const readCases = remembered(async (db: Queryable, query: CasesQuery): Promise<CasesPage> => {
  const { cohort_id, offset, limit, ...filter } = query;
  const found = await filterCases(db, cohort_id, filter);
  const total = found ? sizeOf(found) : sumCases(await cohortViews.listCohortSites(db, cohort_id));
  const end = Math.min(offset + limit, total);
  const places = found ? placesOf(found, offset, limit) : range(offset, end);
  const rows = await cohortViews.listCasesAt(db, cohort_id, places);
  return { rows: rows.map(viewCase), total };
});

const range = (from: number, end: number): number[] =>
  Array.from({ length: Math.max(0, end - from) }, (_, i) => from + i);

/** What is stored as JSON. Made once: making a schema takes longer than parsing by it. */
const storedSchema = z.object({
  geometry: geometrySchema.nullable(),
  intensity: intensitySchema.nullable(),
  reference: referenceFactsSchema.nullable(),
  covariates: z.record(z.string(), z.string()),
  issue: registeredCaseSchema.shape.issue,
  checks: z.array(caseCheckSchema).nullable(),
});

function viewCase(row: cohortViews.ShownCase): CohortCase {
  const { issue, ...stored } = storedSchema.parse(row);
  return {
    ...row,
    ...stored,
    issue: issue && {
      code: issue.code,
      file: issue.file ?? null,
      message: issue.message,
      meaning: ERRORS[issue.code].meaning,
    },
  };
}
