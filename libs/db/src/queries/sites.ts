import type { ModelSummary } from '@atrium/contracts';
import type { Queryable } from '../client';

/** A site's row, or null. */
export const findSite = (db: Queryable, id: string) => db.site.findUnique({ where: { id } });

/** Every site in order of its id. */
export const listSites = (db: Queryable) => db.site.findMany({ orderBy: { id: 'asc' } });

/** When the worker of each site was heard of last. */
export const listLastSeen = (db: Queryable) =>
  db.$queryRaw<{ site: string; last_seen_at: Date | null }[]>`
    SELECT "id" AS site, "last_seen_at" FROM "site" ORDER BY 1`;

/** Creates a site unless it is there, or another transaction makes it now. */
export const ensureSite = (db: Queryable, id: string, tokenHash: string) =>
  db.site.createMany({ data: [{ id, tokenHash }], skipDuplicates: true });

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

/** How many cases a site has registered, over all cohorts, and how many of its runs are under way. */
export const countAtSites = (db: Queryable) =>
  db.$queryRaw<{ site: string; cohorts: number; cases: number; open_runs: number }[]>`
    SELECT s."id" AS site, coalesce(c.cohorts, 0)::int AS cohorts, coalesce(c.cases, 0)::int AS cases,
           coalesce(r.open_runs, 0)::int AS open_runs
    FROM "site" s
    LEFT JOIN (
      SELECT "site_id", count(*) AS cohorts, sum("cases") AS cases FROM "cohort_site" GROUP BY 1
    ) AS c ON c."site_id" = s."id"
    LEFT JOIN (
      SELECT rs."site_id", count(*) AS open_runs FROM "run_site" rs JOIN "run" ON "run"."id" = rs."run_id"
      WHERE "run"."state" IN ('requested', 'running', 'paused') AND rs."state" NOT IN ('finished', 'cancelled')
      GROUP BY 1
    ) AS r ON r."site_id" = s."id"
    ORDER BY 1`;
