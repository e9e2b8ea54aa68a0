import type { Selection, Software } from '@atrium/contracts';
import type { RunMode, RunSiteState, RunState } from '../generated/client';
import type { Queryable } from '../client';

const withContext = {
  protocol: true,
  cohort: true,
  sites: { orderBy: { siteId: 'asc' } },
  models: { include: { bundle: true } },
} as const;

/** For lists: without the protocol's text and body, and without the card of a model. */
const forLists = {
  ...withContext,
  protocol: { omit: { source: true, body: true } },
  models: { include: { bundle: { omit: { card: true } } } },
} as const;

/** A run with its protocol, cohort, sites and models, or null. */
export const findRun = (db: Queryable, id: string) =>
  db.run.findUnique({ where: { id }, include: withContext });

/** A run's version, which every change that a viewer can see raises; none where there is no such run. */
export const findStamp = (db: Queryable, id: string) =>
  db.$queryRaw<{ id: string; version: number }[]>`
    SELECT "id"::text AS id, "version" FROM "run" WHERE "id" = ${id}::uuid`;

/** The versions of the newest runs, the newest first: what {@link listRuns} is as of. */
export const listStamps = (db: Queryable, limit: number) =>
  db.$queryRaw<{ id: string; version: number }[]>`
    SELECT "id"::text AS id, "version" FROM "run" ORDER BY "created_at" DESC LIMIT ${limit}`;

/** The newest runs first. */
export const listRuns = (db: Queryable, limit: number) =>
  db.run.findMany({ orderBy: { createdAt: 'desc' }, take: limit, include: forLists });

/** The newest runs of a cohort, or of a model, first. */
export const listRunsOf = (
  db: Queryable,
  of: { readonly cohortId: string } | { readonly modelSha256: string },
  limit: number,
) =>
  db.run.findMany({
    where:
      'cohortId' in of
        ? { cohortId: of.cohortId }
        : { models: { some: { bundleSha256: of.modelSha256 } } },
    orderBy: { createdAt: 'desc' },
    take: limit,
    include: forLists,
  });

/** A run among those that it repeats and that repeat it. */
export interface LineageRow {
  readonly id: string;
  readonly rerunOf: string | null;
  readonly mode: RunMode;
  readonly state: RunState;
  readonly protocol: string;
  readonly cohort: string;
  readonly createdAt: Date;
}

/** Every run of a run's family, oldest first: up to the first one that repeats none, then all that repeat one of them. */
export const listLineage = (db: Queryable, id: string, limit: number) =>
  db.$queryRaw<LineageRow[]>`
    WITH RECURSIVE up AS (
      SELECT "id", "rerun_of_id" FROM "run" WHERE "id" = ${id}::uuid
      UNION SELECT r."id", r."rerun_of_id" FROM "run" r JOIN up ON r."id" = up."rerun_of_id"
    ), family AS (
      SELECT "id" FROM up WHERE "rerun_of_id" IS NULL
      UNION SELECT r."id" FROM "run" r JOIN family ON r."rerun_of_id" = family."id"
    )
    SELECT r."id"::text AS id, r."rerun_of_id"::text AS "rerunOf", r."mode"::text AS mode, r."state"::text AS state,
           p."name" || ' v' || p."version" AS protocol, c."name" || ' v' || c."version" AS cohort, r."created_at" AS "createdAt"
    FROM family JOIN "run" r ON r."id" = family."id"
    JOIN "protocol" p ON p."id" = r."protocol_id" JOIN "cohort" c ON c."id" = r."cohort_id"
    ORDER BY r."created_at" LIMIT ${limit}`;

export interface NewRun {
  /** Made by whoever launches; the database gives one otherwise. */
  readonly id?: string;
  readonly protocolId: string;
  readonly cohortId: string;
  readonly selection: Selection;
  readonly sites: readonly string[];
  readonly modelSha256s: readonly string[];
  readonly rerunOfId?: string;
  /** compute unless said. */
  readonly mode?: RunMode;
}

export const createRun = (db: Queryable, { sites, modelSha256s, ...run }: NewRun) =>
  db.run.create({
    data: {
      ...run,
      sites: { create: sites.map((siteId) => ({ siteId })) },
      models: { create: modelSha256s.map((bundleSha256) => ({ bundleSha256 })) },
    },
  });

/** Locks a run's row until the transaction ends: verbs on one run come one after the other. */
export const lockRun = (db: Queryable, id: string) =>
  db.$queryRaw<{ id: string }[]>`SELECT "id" FROM "run" WHERE "id" = ${id}::uuid FOR UPDATE`;

export interface RunChange {
  readonly state?: RunState;
  readonly attempt?: number;
  readonly startedAt?: Date;
  readonly endedAt?: Date | null;
  readonly provider?: string;
  readonly evaluationVersion?: number;
  readonly software?: Software[];
}

/** Changes a run and raises its version, which tells its viewers. */
export const changeRun = (db: Queryable, id: string, change: RunChange) =>
  db.run.update({ where: { id }, data: { ...change, version: { increment: 1 } } });

/** Raises a run's version at most once a second: for progress, of which the newest alone counts. */
export const touchRun = (db: Queryable, id: string) =>
  db.$executeRaw`UPDATE "run" SET "version" = "version" + 1 WHERE "id" = ${id}::uuid`;

export const changeRunSite = (db: Queryable, runId: string, siteId: string, state: RunSiteState) =>
  db.runSite.update({ where: { runId_siteId: { runId, siteId } }, data: { state } });

export const changeRunSites = (
  db: Queryable,
  runId: string,
  state: RunSiteState,
  sites?: readonly string[],
) =>
  db.runSite.updateMany({
    where: { runId, ...(sites && { siteId: { in: [...sites] } }) },
    data: { state },
  });

/** Sites that were not done when the run was cancelled. */
export const cancelOpenSites = (db: Queryable, runId: string) =>
  db.runSite.updateMany({
    where: { runId, state: { not: 'finished' } },
    data: { state: 'cancelled' },
  });
