import {
  ERRORS,
  protocolYamlSchema,
  selectionSchema,
  caseWarningSchema,
  casePhaseSchema,
  type Counts,
  type ErrorCode,
  type FailureGroup,
  type RunDetail,
  type RunSiteView,
  type RunSummary,
  type Selection,
  type WorkCounts,
} from '@atrium/contracts';
import { caseRuns, cohorts, results, runs, sites, type Queryable } from '@atrium/db';
import { settingsOf } from '@atrium/protocol';
import { z } from 'zod';
import { NotFoundError } from '../errors';
import { summariseProtocol } from '../protocol/view';
import { armPlaces } from '../result/arm-places';
import { findAsked } from './asked';
import { isOnline } from '../site/view';
import { remembered } from '../verb/remembered';
import { defineRead } from '../verb/verb';

type RunRow = NonNullable<Awaited<ReturnType<typeof runs.findRun>>>;

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
  rerun_of: run.rerunOfId,
  created_at: run.createdAt.toISOString(),
  started_at: run.startedAt?.toISOString() ?? null,
  ended_at: run.endedAt?.toISOString() ?? null,
});

/** The newest runs first. */
export const listRuns = defineRead(async (db, limit: number) =>
  (await runs.listRuns(db, limit)).map(summariseRun),
);

/** A run with its counts, sites, running cases, failures and warnings. */
export const showRun = defineRead(async (db, id: string, now): Promise<RunDetail> => {
  const run = await findRun(db, id);
  const [tallies, site_views, running, asked] = await Promise.all([
    readTallies(db, [run], {
      id,
      cohortId: run.cohortId,
      selection: selectionSchema.parse(run.selection),
    }),
    viewSites(db, run, now),
    listRunning(db, id),
    findAsked(db, run),
  ]);
  const { cases, counts, failures, warnings, datasets } = tallies;
  const expected = cases * armPlaces(run.protocol.body).size;
  return {
    ...summariseRun(run),
    asked,
    cases,
    counts,
    expected_rows: expected,
    partial: counts.completed + counts.failed + counts.excluded < expected,
    site_views,
    seconds_left: longest(site_views),
    running,
    failures,
    warnings,
    nsd_tolerance_mm: [...settingsOf(protocolYamlSchema.parse(run.protocol.body)).nsdToleranceMm],
    datasets: datasets.map(({ dataset }) => dataset),
  };
});

interface TalliesOf {
  readonly id: string;
  readonly cohortId: string;
  readonly selection: Selection;
}

/** What of a run has to be counted, and changes with its version alone. */
const readTallies = remembered(async (db, { id, cohortId, selection }: TalliesOf) => {
  const [cases, counts, failures, warnings, datasets] = await Promise.all([
    cohorts.countCases(db, cohortId, selection),
    countRows(db, id),
    listFailures(db, id),
    listWarnings(db, id),
    cohorts.listDatasets(db, cohortId),
  ]);
  return { cases, counts, failures, warnings, datasets };
});

/** @throws NotFoundError */
export async function findRun(db: Queryable, id: string): Promise<RunRow> {
  const run = await runs.findRun(db, id);
  if (!run) throw new NotFoundError(`No run has the id ${id}. "atrium runs list" shows them.`);
  return run;
}

async function countRows(db: Queryable, id: string): Promise<Counts> {
  const counted = new Map(
    (await results.countResults(db, id)).map(({ status, count }) => [status, count]),
  );
  const of = (status: keyof Counts) => counted.get(status) ?? 0;
  return { completed: of('completed'), failed: of('failed'), excluded: of('excluded') };
}

async function viewSites(db: Queryable, run: RunRow, now: Date): Promise<RunSiteView[]> {
  const [counted, known, paces] = await Promise.all([
    caseRuns.countCaseRuns(db, run.id),
    sites.listSites(db),
    readPaces(db, run, now),
  ]);
  const lastSeen = new Map(known.map(({ id, lastSeenAt }) => [id, lastSeenAt]));
  return run.sites.map(({ siteId, state }) => {
    const work: WorkCounts = { pending: 0, running: 0, completed: 0, failed: 0, excluded: 0 };
    for (const row of counted) if (row.site === siteId) work[row.state] = row.count;
    const seenAt = lastSeen.get(siteId) ?? null;
    return {
      site: siteId,
      state,
      online: isOnline(seenAt, now),
      last_seen_at: seenAt?.toISOString() ?? null,
      work,
      ...paceOf(work, paces.get(siteId) ?? 0),
    };
  });
}

/** A pace is taken over this long, or since the run began. */
const PACE_MS = 10 * 60 * 1000;

/** Units of work an hour that each site ends now; a run that is not running has no pace. */
async function readPaces(db: Queryable, run: RunRow, now: Date): Promise<Map<string, number>> {
  if (run.state !== 'running' || !run.startedAt) return new Map();
  const since = Math.max(run.startedAt.getTime(), now.getTime() - PACE_MS);
  const hours = Math.max(1000, now.getTime() - since) / 3_600_000;
  const ended = await caseRuns.countEndedSince(db, run.id, new Date(since));
  return new Map(ended.map((row) => [row.site, row.ended / hours]));
}

function paceOf({ pending, running }: WorkCounts, perHour: number) {
  const left = pending + running;
  return {
    per_hour: perHour > 0 ? perHour : null,
    seconds_left: perHour > 0 && left > 0 ? (3600 * left) / perHour : null,
  };
}

/** The sites work at the same time; one of which nothing is known leaves the whole unknown. */
function longest(views: readonly RunSiteView[]): number | null {
  const open = views.filter(({ work }) => work.pending + work.running > 0);
  const known = open.map(({ seconds_left }) => seconds_left).filter((left) => left !== null);
  return known.length === open.length && known.length > 0 ? Math.max(...known) : null;
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
