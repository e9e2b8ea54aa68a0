import {
  ERRORS,
  protocolYamlSchema,
  selectionSchema,
  caseWarningSchema,
  casePhaseSchema,
  METRIC_CONVENTIONS,
  type Counts,
  type ErrorCode,
  type FailureGroup,
  type RunDetail,
  type RunSummary,
  softwareSchema,
} from '@atrium/contracts';
import { caseRuns, cohorts, results, runs, sites, type Queryable } from '@atrium/db';
import { settingsOf } from '@atrium/protocol';
import { z } from 'zod';
import { summariseProtocol } from '../protocol/view';
import { armPlaces } from '../result/arm-places';
import { remembered } from '../verb/remembered';
import { defineRead } from '../verb/verb';
import { findAsked } from './asked';
import { findRun, stampRun, type RunRow } from './find';
import { countWork, longest, readPaces, sumWork, viewSites } from './site-views';

type ListedRun = Awaited<ReturnType<typeof runs.listRuns>>[number];

/** A run without anything that has to be counted. */
export const summariseRun = (run: ListedRun): RunSummary => ({
  id: run.id,
  state: run.state,
  attempt: run.attempt,
  version: run.version,
  protocol: summariseProtocol(run.protocol),
  cohort: {
    id: run.cohort.id,
    name: run.cohort.name,
    version: run.cohort.version,
    sha256: run.cohort.sha256,
    manifest_sha256: run.cohort.manifestSha256,
  },
  selection: selectionSchema.parse(run.selection),
  models: run.models.map(({ bundle }) => ({
    id: bundle.bundleId,
    version: bundle.version,
    title: bundle.title,
    sha256: bundle.sha256,
  })),
  sites: run.sites.map(({ siteId }) => siteId),
  provider: run.provider,
  evaluation_version: run.evaluationVersion,
  software: z.array(softwareSchema).parse(run.software),
  rerun_of: run.rerunOfId,
  mode: run.mode,
  created_at: run.createdAt.toISOString(),
  started_at: run.startedAt?.toISOString() ?? null,
  ended_at: run.endedAt?.toISOString() ?? null,
});

/** The newest runs first. */
export const listRuns = defineRead(async (db, limit: number) =>
  readList(db, await runs.listStamps(db, limit), limit),
);

const readList = remembered(async (db: Queryable, limit: number) =>
  (await runs.listRuns(db, limit)).map(summariseRun),
);

/** A run with its counts, sites, running cases, failures and warnings. */
export const showRun = defineRead(async (db, id: string, now): Promise<RunDetail> => {
  const [stamp, lastSeen] = await Promise.all([stampRun(db, id), sites.listLastSeen(db)]);
  const { counted, ...facts } = await readFacts(db, [stamp], id);
  const paces = await readPaces(db, facts, now);
  const site_views = viewSites(counted, { lastSeen, paces, now });
  return { ...facts, site_views, seconds_left: longest(site_views) };
});

/** What of a run changes with its version alone. */
const readFacts = remembered(async (db: Queryable, id: string) => {
  const run = await findRun(db, id);
  const [tallies, counted, running, asked] = await Promise.all([
    readTallies(db, run),
    countWork(db, run),
    listRunning(db, id),
    findAsked(db, run),
  ]);
  const { completed, failed, excluded } = tallies.counts;
  const settings = settingsOf(protocolYamlSchema.parse(run.protocol.body));
  const expected = tallies.cases * armPlaces(run.protocol.body).size;
  return {
    ...summariseRun(run),
    ...tallies,
    ...sumWork(counted),
    asked,
    counted,
    expected_rows: expected,
    partial: completed + failed + excluded < expected,
    running,
    metric_convention: settings.convention ?? METRIC_CONVENTIONS[0],
    nsd_tolerance_mm: [...settings.nsdToleranceMm],
  };
});

async function readTallies(db: Queryable, { id, cohortId, selection }: RunRow) {
  const [cases, counts, failures, warnings, datasets] = await Promise.all([
    cohorts.countCases(db, cohortId, selectionSchema.parse(selection)),
    countRows(db, id),
    listFailures(db, id),
    listWarnings(db, id),
    cohorts.listDatasets(db, cohortId),
  ]);
  const named = datasets.map(({ dataset }) => dataset);
  return { cases, counts, failures, warnings, datasets: named };
}

async function countRows(db: Queryable, id: string): Promise<Counts> {
  const counted = new Map(
    (await results.countResults(db, id)).map(({ status, count }) => [status, count]),
  );
  const of = (status: keyof Counts) => counted.get(status) ?? 0;
  return { completed: of('completed'), failed: of('failed'), excluded: of('excluded') };
}

const listRunning = async (db: Queryable, id: string): Promise<RunDetail['running']> =>
  (await caseRuns.listRunning(db, id)).map((row) => ({
    case_id: row.case.caseId,
    site: row.case.siteId,
    model: row.model,
    phase: casePhaseSchema.nullable().parse(row.phase),
    slice: row.slice,
    slices: row.slices,
    tries: row.tries,
    retry_reason: row.retryReason,
  }));

const isErrorCode = (code: string): code is ErrorCode => code in ERRORS;

const listFailures = async (db: Queryable, id: string): Promise<FailureGroup[]> =>
  (await results.listFailures(db, id)).map((group) => {
    const kind = ERRORS[isErrorCode(group.code) ? group.code : 'INTERNAL'];
    return { ...group, class: kind.class, meaning: kind.meaning };
  });

const storedWarningsSchema = z.array(caseWarningSchema);

const listWarnings = async (db: Queryable, id: string): Promise<RunDetail['warnings']> =>
  (await caseRuns.listWarnings(db, id)).flatMap((row) =>
    storedWarningsSchema
      .parse(row.warnings)
      .map((warning) => ({ ...warning, case_id: row.case.caseId })),
  );
