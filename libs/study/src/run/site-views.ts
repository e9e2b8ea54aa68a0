import type { RunSiteView, RunSummary, WorkCounts } from '@atrium/contracts';
import { caseRuns, type Queryable } from '@atrium/db';
import { isOnline } from '../site/view';
import type { RunRow } from './find';

/** A site of a run with its units of work by state. */
interface SiteWork {
  readonly site: string;
  readonly state: RunSiteView['state'];
  readonly work: WorkCounts;
  /** Of them, units whose result an earlier run computed. */
  readonly reused: number;
}

/** What each site of a run has done and has to do. */
export async function countWork(db: Queryable, run: RunRow): Promise<SiteWork[]> {
  const counted = await caseRuns.countCaseRuns(db, run.id);
  return run.sites.map(({ siteId, state }) => {
    const work: WorkCounts = { pending: 0, running: 0, completed: 0, failed: 0, excluded: 0 };
    const here = counted.filter(({ site }) => site === siteId);
    for (const row of here) work[row.state] = row.count;
    return { site: siteId, state, work, reused: sum(here.map(({ reused }) => reused)) };
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Units of work over all sites, and those of them whose result was taken over. */
export const sumWork = (counted: readonly SiteWork[]) => ({
  units: sum(counted.flatMap(({ work }) => Object.values(work))),
  reused: sum(counted.map(({ reused }) => reused)),
});

interface Presence {
  readonly lastSeen: readonly { readonly site: string; readonly last_seen_at: Date | null }[];
  readonly paces: ReadonlyMap<string, number>;
  readonly now: Date;
}

/** The sites of a run with what changes by time alone: whether their workers are there, and how fast they are. */
export function viewSites(
  counted: readonly SiteWork[],
  { lastSeen, paces, now }: Presence,
): RunSiteView[] {
  const seen = new Map(lastSeen.map(({ site, last_seen_at }) => [site, last_seen_at]));
  return counted.map(({ site, state, work }) => {
    const seenAt = seen.get(site) ?? null;
    return {
      site,
      state,
      online: isOnline(seenAt, now),
      last_seen_at: seenAt?.toISOString() ?? null,
      work,
      ...paceOf(work, paces.get(site) ?? 0),
    };
  });
}

/** A pace is taken over this long, or since the run began. */
const PACE_MS = 10 * 60 * 1000;

/** Units of work an hour that each site ends now; a run that is not running has no pace. */
export async function readPaces(
  db: Queryable,
  { id, state, started_at }: RunSummary,
  now: Date,
): Promise<Map<string, number>> {
  if (state !== 'running' || started_at === null) return new Map();
  const since = Math.max(Date.parse(started_at), now.getTime() - PACE_MS);
  const hours = Math.max(1000, now.getTime() - since) / 3_600_000;
  const ended = await caseRuns.countEndedSince(db, id, new Date(since));
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
export function longest(views: readonly RunSiteView[]): number | null {
  const open = views.filter(({ work }) => work.pending + work.running > 0);
  const known = open.map(({ seconds_left }) => seconds_left).filter((left) => left !== null);
  return known.length === open.length && known.length > 0 ? Math.max(...known) : null;
}
