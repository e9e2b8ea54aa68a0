import { modelSummarySchema, type SiteView } from '@atrium/contracts';
import { sites } from '@atrium/db';
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

/** Every site with its worker. */
export const listSites = defineRead(async (db, _input: void, now) =>
  (await sites.listSites(db)).map((row) => viewSite(row, now)),
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
