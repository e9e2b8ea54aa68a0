import type { RunDetail, RunSiteView } from '@atrium/contracts';
import { formatTime } from '@/components/format';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';
import { StateBadge } from '@/components/state-badge';

const HEADS = ['Site', 'State', 'Done', 'Running', 'Waiting', 'Failed', 'Worker'];

/** Where each site is, and which cases are in work. */
export function SitesPanel({ run }: { run: RunDetail }) {
  return (
    <Panel title="Sites">
      <DataTable heads={HEADS}>
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
    <tr className="border-t border-line align-top">
      <td className="py-1.5 pr-4 whitespace-nowrap">{site.site}</td>
      <td className="py-1.5 pr-4">
        <StateBadge state={site.state} />
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap tabular-nums">
        {work.completed + work.failed + work.excluded} of {total}
      </td>
      <td className="py-1.5 pr-4">
        {running.length === 0
          ? '0'
          : running.map((one) => <RunningCase key={`${one.case_id}/${one.model}`} {...one} />)}
      </td>
      <td className="py-1.5 pr-4 tabular-nums">{work.pending}</td>
      <td className={`py-1.5 pr-4 tabular-nums ${work.failed > 0 ? 'text-bad' : ''}`}>
        {work.failed}
      </td>
      <td className="py-1.5 pr-4">
        {site.online
          ? 'online'
          : `offline${site.last_seen_at ? ` since ${formatTime(site.last_seen_at)}` : ''}`}
      </td>
    </tr>
  );
}

function RunningCase({ case_id, phase, slice, slices }: RunDetail['running'][number]) {
  return (
    <div className="whitespace-nowrap">
      {case_id} {phase ?? ''} {slices ? `${slice ?? 0}/${slices}` : ''}
    </div>
  );
}
