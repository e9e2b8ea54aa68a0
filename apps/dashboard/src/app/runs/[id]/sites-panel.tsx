import type { RunDetail, RunSiteView } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { formatDuration, formatTime } from '@/components/format';
import { Panel } from '@/components/panel';
import { StateBadge } from '@/components/state-badge';

const heads = (what: string): string[] => [
  'Site',
  'State',
  `${what} done`,
  'Failed',
  'Pace',
  'Left',
  'Worker',
  'In work',
];

/** Where each site is and how fast: rows of one height, whatever goes on. The cases in work have a panel of their own. */
export function SitesPanel({ run }: { run: RunDetail }) {
  const models = run.models.length;
  return (
    <Panel title="Sites">
      <DataTable label="Sites" heads={heads(models > 1 ? 'Units' : 'Cases')}>
        {run.site_views.map((site) => (
          <SiteRow key={site.site} site={site} run={run} />
        ))}
      </DataTable>
      {models > 1 && (
        <p className="mt-2 text-muted">
          A unit is a case with one model: {models} models make {models} units of each case. Pace,
          failed and in work count units too.
        </p>
      )}
    </Panel>
  );
}

function SiteRow({ site, run }: { site: RunSiteView; run: RunDetail }) {
  const { work } = site;
  const total = Object.values(work).reduce((sum, count) => sum + count, 0);
  return (
    <tr className="h-11 border-t border-line align-top">
      <td className="max-w-[24ch] truncate py-1.5 pr-4" title={site.site}>
        {site.site}
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        <StateBadge state={stateOf(site, run)} />
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {work.completed + work.failed + work.excluded} of {total}
      </td>
      <td className={`py-1.5 pr-4 ${work.failed > 0 ? 'text-bad' : ''}`}>
        {work.failed > 0 ? (
          <a href="#failures" className="underline">
            {work.failed}
          </a>
        ) : (
          0
        )}
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {site.per_hour === null ? '-' : `${Math.round(site.per_hour)} an hour`}
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {site.seconds_left === null ? '-' : formatDuration(site.seconds_left)}
      </td>
      <td className={`py-1.5 pr-4 whitespace-nowrap ${site.online ? '' : 'text-warn'}`}>
        {workerWord(site)}
      </td>
      <td className="py-1.5 pr-4">{work.running}</td>
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
