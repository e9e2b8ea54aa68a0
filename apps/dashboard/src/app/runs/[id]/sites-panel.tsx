import type { RunDetail, RunSiteView, RunningCase } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { formatDuration, formatTime } from '@/components/format';
import { Panel } from '@/components/panel';
import { StateBadge } from '@/components/state-badge';

const HEADS = ['Site', 'State', 'Done', 'Failed', 'Pace', 'Left', 'Worker', 'In work'];

/** Where each site is, how fast, and which cases are in work. */
export function SitesPanel({ run }: { run: RunDetail }) {
  return (
    <Panel title="Sites">
      <DataTable label="Sites" heads={HEADS}>
        {run.site_views.map((site) => (
          <SiteRow key={site.site} site={site} run={run} />
        ))}
      </DataTable>
    </Panel>
  );
}

function SiteRow({ site, run }: { site: RunSiteView; run: RunDetail }) {
  const { work } = site;
  const total = Object.values(work).reduce((sum, count) => sum + count, 0);
  const running = run.running.filter((one) => one.site === site.site);
  return (
    <tr className="h-11 border-t border-line align-top">
      <td className="max-w-[24ch] truncate py-1.5 pr-4" title={site.site}>
        {site.site}
      </td>
      <td className="py-1.5 pr-4">
        <StateBadge state={stateOf(site, run)} />
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {work.completed + work.failed + work.excluded} of {total}
      </td>
      <td className={`py-1.5 pr-4 ${work.failed > 0 ? 'text-bad' : ''}`}>{work.failed}</td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {site.per_hour === null ? '-' : `${Math.round(site.per_hour)} an hour`}
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {site.seconds_left === null ? '-' : formatDuration(site.seconds_left)}
      </td>
      <td className={`py-1.5 pr-4 whitespace-nowrap ${site.online ? '' : 'text-warn'}`}>
        {workerWord(site)}
      </td>
      <td className="py-1.5 pr-4">
        {running.map((one) => (
          <CaseInWork key={`${one.case_id}/${one.model}`} {...one} />
        ))}
      </td>
    </tr>
  );
}

/** A site with open work whose worker is away waits for it, whatever its workflow says. */
function stateOf({ state, online, work }: RunSiteView, { running }: RunDetail): string {
  const isOpen = state === 'running' || state === 'waiting';
  if (isOpen && !online) return 'waiting for a worker';
  const isRetrying = running.some((one) => (one.tries ?? 1) > 1 || one.phase === 'retrying');
  return isOpen && isRetrying && work.running > 0 ? 'retrying' : state;
}

function workerWord({ online, last_seen_at }: RunSiteView): string {
  if (online) return 'online';
  return last_seen_at ? `offline since ${formatTime(last_seen_at)}` : 'never seen';
}

function CaseInWork({ case_id, phase, slice, slices, tries, retry_reason }: RunningCase) {
  const share = slices ? (slice ?? 0) / slices : null;
  return (
    <div className="mb-1">
      <div className="flex items-center gap-2 whitespace-nowrap">
        <span className="max-w-[24ch] truncate" title={case_id}>
          {case_id}
        </span>
        <span className="text-muted">
          {phase ?? ''}
          {slices ? ` ${slice ?? 0}/${slices}` : ''}
        </span>
        {share !== null && (
          <span className="h-1.5 w-16 overflow-hidden rounded bg-line" aria-hidden>
            <span className="block h-full bg-accent" style={{ width: `${100 * share}%` }} />
          </span>
        )}
      </div>
      {(tries ?? 1) > 1 || phase === 'retrying' ? (
        <p className="max-w-[60ch] text-xs text-warn">
          Try {tries} of 3{retry_reason && `, since the one before ended with ${retry_reason}`}
        </p>
      ) : null}
    </div>
  );
}
