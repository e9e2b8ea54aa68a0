'use client';

import type { SiteOverview, WorkerView } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { formatTime, formatWhole } from '@/components/format';
import { OnlineBadge } from '@/components/online-badge';
import { PageHead } from '@/components/page-head';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';

const REFRESH_MS = 5000;
const WORKER_HEADS = ['Worker', 'Version', 'Provider', 'Models', 'Free disk', 'Last seen'];
const SITE_HEADS = [
  'Site',
  'Worker',
  'Version',
  'Provider',
  'Models',
  'Refused bundles',
  'Cohorts',
  'Cases',
  'Open runs',
  'Last seen',
];

/** Every worker process and every site that one serves. */
export function SiteList() {
  const trpc = useTRPC();
  const workers = useQuery({ ...trpc.sites.workers.queryOptions(), refetchInterval: REFRESH_MS });
  const sites = useQuery({ ...trpc.sites.list.queryOptions(), refetchInterval: REFRESH_MS });
  return (
    <>
      <PageHead
        title="Sites"
        about="A site's worker reads its scans, runs the models and keeps the masks. A worker that was not heard of for 15 s is offline; runs wait for it."
      />
      <Panel title="Sites">
        <QueryView
          query={sites}
          what="the sites"
          isEmpty={(all) => all.length === 0}
          empty={
            <>
              No site yet: the first cohort that names one makes it.{' '}
              <Link href="/cohorts/new" className="text-accent underline">
                Register a cohort
              </Link>
            </>
          }
        >
          {(all) => (
            <DataTable label="Sites" heads={SITE_HEADS}>
              {all.map((site) => (
                <SiteRow key={site.site} site={site} />
              ))}
            </DataTable>
          )}
        </QueryView>
      </Panel>
      <Panel title="Workers">
        <QueryView
          query={workers}
          what="the workers"
          isEmpty={(all) => all.length === 0}
          empty="No worker has said hello yet. It does so every 2 s once it runs; its log is in ATRIUM_HOME/logs."
        >
          {(all) => <WorkerTable workers={all} />}
        </QueryView>
      </Panel>
    </>
  );
}

function SiteRow({ site }: { site: SiteOverview }) {
  return (
    <tr className="border-t border-line align-top">
      <td className="max-w-[28ch] truncate py-1.5 pr-4" title={site.site}>
        {site.site}
      </td>
      <td className="py-1.5 pr-4">
        <OnlineBadge online={site.online} lastSeenAt={site.last_seen_at} />
      </td>
      <td className="py-1.5 pr-4">{site.worker_version ?? '-'}</td>
      <td className="py-1.5 pr-4">{site.provider ?? '-'}</td>
      <td className="py-1.5 pr-4">
        <Models models={site.models} />
      </td>
      <td className="py-1.5 pr-4">
        <Refused refused={site.refused} />
      </td>
      <td className="py-1.5 pr-4">{formatWhole(site.cohorts)}</td>
      <td className="py-1.5 pr-4">{formatWhole(site.cases)}</td>
      <td className="py-1.5 pr-4">{formatWhole(site.open_runs)}</td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {site.last_seen_at ? formatTime(site.last_seen_at) : 'never'}
      </td>
    </tr>
  );
}

function WorkerTable({ workers }: { workers: readonly WorkerView[] }) {
  return (
    <DataTable label="Workers" heads={WORKER_HEADS}>
      {workers.map((worker) => (
        <tr
          key={`${worker.last_seen_at} ${worker.worker_version}`}
          className="border-t border-line align-top"
        >
          <td className="py-1.5 pr-4">
            <OnlineBadge online={worker.online} lastSeenAt={worker.last_seen_at} />
          </td>
          <td className="py-1.5 pr-4">{worker.worker_version}</td>
          <td className="py-1.5 pr-4">{worker.provider}</td>
          <td className="py-1.5 pr-4">
            <Models models={worker.models} />
            <Refused refused={worker.refused} />
          </td>
          <td className="py-1.5 pr-4 whitespace-nowrap">
            {worker.free_disk_mb === null ? '-' : `${(worker.free_disk_mb / 1000).toFixed(1)} GB`}
          </td>
          <td className="py-1.5 pr-4 whitespace-nowrap">
            {worker.last_seen_at ? formatTime(worker.last_seen_at) : 'never'}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

function Models({ models }: { models: SiteOverview['models'] }) {
  if (models.length === 0) return <span className="text-muted">none</span>;
  return models.map(({ id, version, sha256 }) => (
    <div key={sha256} className="whitespace-nowrap">
      <Link href={`/models/${sha256}`} className="text-accent underline">
        {id}
      </Link>{' '}
      {version}
    </div>
  ));
}

function Refused({ refused }: { refused: SiteOverview['refused'] }) {
  return refused.map(({ id, message }) => (
    <div key={id} className="min-w-[16rem] text-bad">
      {message || id}
    </div>
  ));
}
