import {
  modelSummarySchema,
  type SiteOverview,
  type SiteView,
  type WorkerView,
} from '@atrium/contracts';
import { sites, workers, type Queryable } from '@atrium/db';
import { z } from 'zod';
import { defineRead } from '../verb/verb';

/** A worker not heard of for this long is offline. */
const ONLINE_MS = 15_000;

export const isOnline = (lastSeenAt: Date | null, now: Date): boolean =>
  lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < ONLINE_MS;

const storedModelsSchema = z.array(modelSummarySchema);
const storedRefusalsSchema = z.array(z.object({ id: z.string(), message: z.string() }));

type SiteRow = Awaited<ReturnType<typeof sites.listSites>>[number];

/** A site as people see it. */
export const viewSite = (row: SiteRow, now: Date): SiteView => ({
  site: row.id,
  online: isOnline(row.lastSeenAt, now),
  last_seen_at: row.lastSeenAt?.toISOString() ?? null,
  provider: row.provider,
  worker_version: row.workerVersion,
  models: storedModelsSchema.parse(row.models),
  refused: storedRefusalsSchema.parse(row.refused),
});

/** Every site with its worker, for other reads and verbs. */
export const readSites = async (db: Queryable, now: Date): Promise<SiteView[]> =>
  (await sites.listSites(db)).map((row) => viewSite(row, now));

/** Every site with its worker. */
export const listSites = defineRead((db, _input: void, now) => readSites(db, now));

/** Every site with what is there. */
export const overviewSites = defineRead(async (db, _input: void, now): Promise<SiteOverview[]> => {
  const [rows, counts] = await Promise.all([sites.listSites(db), sites.countAtSites(db)]);
  const found = new Map(counts.map(({ site, ...count }) => [site, count]));
  return rows.map((row) => ({
    ...viewSite(row, now),
    ...(found.get(row.id) ?? { cohorts: 0, cases: 0, open_runs: 0 }),
  }));
});

/** Workers that were heard of lately, the last one first; one may have no site yet. */
export const listWorkers = defineRead(async (db, _input: void, now): Promise<WorkerView[]> =>
  (await workers.listWorkers(db)).map((row) => ({
    online: isOnline(row.lastSeenAt, now),
    last_seen_at: row.lastSeenAt.toISOString(),
    provider: row.provider,
    worker_version: row.version,
    models: storedModelsSchema.parse(row.models),
    refused: storedRefusalsSchema.parse(row.refused),
    free_disk_mb: row.freeDiskMb,
  })),
);

/** The gateway of this machine's worker, which may have no site yet; null while none was heard of. */
export const findLocalGateway = defineRead(
  async (db, _input: void, now): Promise<string | null> => {
    const newest = (await workers.listWorkers(db)).at(0);
    return newest && isOnline(newest.lastSeenAt, now) ? newest.gateway : null;
  },
);

/** The gateway of a machine's worker; null while none was heard of. */
export const findWorkerGateway = defineRead(
  async (db, workerId: string, now): Promise<string | null> => {
    const found = await workers.findWorker(db, workerId);
    return found && isOnline(found.lastSeenAt, now) ? found.gateway : null;
  },
);

/** The gateway of a site's worker; null while none was heard of. */
export const findGateway = defineRead(async (db, site: string, now): Promise<string | null> => {
  const row = await sites.findSite(db, site);
  return row && isOnline(row.lastSeenAt, now) ? row.gateway : null;
});

/** The hash of a site's token; null for an unknown site. For authentication only. */
export const findTokenHash = defineRead(
  async (db, site: string): Promise<string | null> =>
    (await sites.findSite(db, site))?.tokenHash ?? null,
);
