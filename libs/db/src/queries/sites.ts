import type { ModelSummary } from '@atrium/contracts';
import type { Queryable } from '../client';

/** A site's row, or null. */
export const findSite = (db: Queryable, id: string) => db.site.findUnique({ where: { id } });

/** Every site in order of its id. */
export const listSites = (db: Queryable) => db.site.findMany({ orderBy: { id: 'asc' } });

/** Creates a site unless it is there. */
export const ensureSite = (db: Queryable, id: string, tokenHash: string) =>
  db.site.upsert({ where: { id }, create: { id, tokenHash }, update: {} });

export interface Presence {
  readonly gateway: string;
  readonly provider: string;
  readonly workerVersion: string;
  readonly models: readonly ModelSummary[];
  readonly refused: readonly { readonly id: string; readonly message: string }[];
}

/** Notes what a site's worker said of itself, now. */
export const recordPresence = (
  db: Queryable,
  ids: readonly string[],
  presence: Presence,
  at: Date,
) =>
  db.site.updateMany({
    where: { id: { in: [...ids] } },
    data: {
      ...presence,
      models: [...presence.models],
      refused: [...presence.refused],
      lastSeenAt: at,
    },
  });
