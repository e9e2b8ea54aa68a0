import type { CaseProgress } from '@atrium/contracts';
import type { CaseRunState, Prisma } from '../generated/client';
import type { Queryable } from '../client';
import { CASE_HASHES } from './cohorts';

/** One pending unit of work per (case, model). */
export const createCaseRuns = (
  db: Queryable,
  runId: string,
  caseRowIds: readonly string[],
  models: readonly string[],
) =>
  db.caseRun.createMany({
    data: caseRowIds.flatMap((caseRowId) => models.map((model) => ({ runId, caseRowId, model }))),
  });

/** What a site has still to do, in manifest order, from after `cursor` (a case's position). */
export const listPending = (
  db: Queryable,
  runId: string,
  siteId: string,
  cursor: number,
  cases: number,
) =>
  db.caseRun.findMany({
    where: {
      runId,
      state: { in: ['pending', 'running'] },
      case: { siteId, position: { gt: cursor } },
    },
    orderBy: [{ case: { position: 'asc' } }, { model: 'asc' }],
    take: cases,
    select: { model: true, case: { select: { caseId: true, position: true } } },
  });

/** What is known of a case only while it is in work. */
export const AT_REST = {
  phase: null,
  slice: null,
  slices: null,
  tries: null,
  retryReason: null,
} as const;

/** Sends failed work back to pending, for another attempt. @returns how many */
export const resetFailed = (db: Queryable, runId: string, attempt: number) =>
  db.caseRun.updateMany({
    where: { runId, state: 'failed' },
    data: { state: 'pending', attempt, ...AT_REST },
  });

/** The latest progress of a case that is not done. @returns how many rows it touched: 0 for a case that is done */
export const recordProgress = (
  db: Queryable,
  caseRowId: string,
  progress: CaseProgress,
  at: Date,
) =>
  db.caseRun.updateMany({
    where: {
      runId: progress.run_id,
      caseRowId,
      model: progress.model,
      state: { in: ['pending', 'running'] },
    },
    data: {
      state: 'running',
      phase: progress.phase,
      slice: progress.slice,
      slices: progress.slices,
      tries: progress.tries,
      // Said once, when a try ends; it holds until the next one does.
      ...(progress.reason !== null && { retryReason: progress.reason }),
      progressAt: at,
    },
  });

export const finishCaseRun = (
  db: Queryable,
  key: { runId: string; caseRowId: string; model: string },
  data: Prisma.CaseRunUncheckedUpdateInput,
) => db.caseRun.update({ where: { runId_caseRowId_model: key }, data });

/** Work that a pause (of a site) or a cancel (of the run) stopped is pending again. */
export const stopRunning = (db: Queryable, runId: string, siteId?: string) =>
  db.caseRun.updateMany({
    where: { runId, state: 'running', ...(siteId !== undefined && { case: { siteId } }) },
    data: { state: 'pending', ...AT_REST },
  });

/** How many units of work a run has per site and state, and how many of them took an earlier run's result over. */
export const countCaseRuns = (db: Queryable, runId: string) =>
  db.$queryRaw<{ site: string; state: CaseRunState; count: number; reused: number }[]>`
    SELECT c."site_id" AS site, cr."state"::text AS state, count(*)::int AS count, count(cr."reused_from")::int AS reused
    FROM "case_run" cr JOIN "case" c ON c."id" = cr."case_row_id"
    WHERE cr."run_id" = ${runId}::uuid
    GROUP BY 1, 2 ORDER BY 1, 2`;

/** How many cases each site of a run has ended since a time. */
export const countEndedSince = (db: Queryable, runId: string, since: Date) =>
  db.$queryRaw<{ site: string; ended: number }[]>`
    SELECT c."site_id" AS site, count(*)::int AS ended
    FROM "case_run" cr JOIN "case" c ON c."id" = cr."case_row_id"
    WHERE cr."run_id" = ${runId}::uuid AND cr."ended_at" >= ${since}
    GROUP BY 1 ORDER BY 1`;

/** Every unit of work of a run with the hashes of its case's files, in manifest order. */
export const listUnits = (db: Queryable, runId: string) =>
  db.caseRun.findMany({
    where: { runId },
    orderBy: [{ case: { position: 'asc' } }, { model: 'asc' }],
    select: { model: true, state: true, case: { select: CASE_HASHES } },
  });

/** Cases in work now, with their phase and slice. */
export const listRunning = (db: Queryable, runId: string) =>
  db.caseRun.findMany({
    where: { runId, state: 'running' },
    orderBy: { progressAt: 'desc' },
    take: 100,
    include: { case: { select: { caseId: true, siteId: true } } },
  });

/** Warnings of a run's cases, in manifest order. */
export const listWarnings = (db: Queryable, runId: string) =>
  db.caseRun.findMany({
    where: { runId, NOT: { warnings: { equals: [] } } },
    orderBy: [{ case: { position: 'asc' } }, { model: 'asc' }],
    select: { warnings: true, case: { select: { caseId: true } } },
  });
