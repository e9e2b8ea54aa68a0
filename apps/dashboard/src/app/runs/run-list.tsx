'use client';

import type { RunSummary } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { buttonClass } from '@/components/button';
import { DataTable } from '@/components/data-table';
import { formatTime } from '@/components/format';
import { PageHead } from '@/components/page-head';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { SearchField } from '@/components/search-field';
import { Segmented } from '@/components/segmented';
import { StateBadge } from '@/components/state-badge';
import { useTRPC } from '@/trpc/client';

const REFRESH_MS = 5000;
const HEADS = ['State', 'Protocol', 'Cohort', 'Sites', 'Models', 'Launched', 'Ended', 'Compare'];
const STATES = ['all', 'open', 'finished', 'cancelled'] as const;

const filters = {
  state: parseAsStringLiteral(STATES).withDefault('all'),
  q: parseAsString.withDefault(''),
};

/** Every run, the newest first. */
export function RunList() {
  const trpc = useTRPC();
  const [{ state, q }, setFilters] = useQueryStates(filters);
  const runs = useQuery({ ...trpc.runs.list.queryOptions({}), refetchInterval: REFRESH_MS });
  return (
    <>
      <PageHead
        title="Runs"
        about="A run is one protocol on one version of a cohort."
        actions={
          <Link href="/runs/new" className={buttonClass('primary')}>
            Launch a run
          </Link>
        }
      />
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Segmented
          label="State"
          value={state}
          options={STATES.map((one) => [one, one])}
          onChange={(next) => void setFilters({ state: next })}
        />
        <SearchField
          label="Search runs"
          value={q}
          onChange={(next) => void setFilters({ q: next || null })}
        />
      </div>
      <QueryView
        query={runs}
        what="the runs"
        isEmpty={(all) => all.length === 0}
        empty={
          <>
            No run yet. <Link href="/runs/new">Launch one</Link>, or use{' '}
            <code>npx atrium evaluate MANIFEST --protocol FILE --out DIR</code>.
          </>
        }
      >
        {(all) => <RunTable runs={all.filter((run) => matches(run, state, q))} />}
      </QueryView>
    </>
  );
}

function matches(run: RunSummary, state: (typeof STATES)[number], q: string): boolean {
  const isOpen = run.state !== 'finished' && run.state !== 'cancelled';
  if (state === 'open' ? !isOpen : state !== 'all' && run.state !== state) return false;
  const text = [run.id, run.protocol.name, run.cohort.name, ...run.sites].join(' ').toLowerCase();
  return text.includes(q.toLowerCase());
}

function RunTable({ runs }: { runs: readonly RunSummary[] }) {
  return (
    <Panel title={`${runs.length} ${runs.length === 1 ? 'run' : 'runs'}`}>
      <DataTable label="Runs" heads={HEADS}>
        {runs.map((run) => (
          <tr key={run.id} className="border-t border-line">
            <td className="py-1.5 pr-4">
              <StateBadge state={run.state} />
            </td>
            <td className="max-w-[28ch] truncate py-1.5 pr-4">
              <Link href={`/runs/${run.id}`} className="text-accent underline">
                {run.protocol.name} v{run.protocol.version}
              </Link>
            </td>
            <td className="max-w-[28ch] truncate py-1.5 pr-4">
              <Link href={`/cohorts/${run.cohort.id}`} className="hover:underline">
                {run.cohort.name} v{run.cohort.version}
              </Link>
            </td>
            <td className="max-w-[28ch] truncate py-1.5 pr-4" title={run.sites.join(', ')}>
              {run.sites.join(', ')}
            </td>
            <td className="py-1.5 pr-4">{run.models.map(({ id }) => id).join(', ')}</td>
            <td className="py-1.5 pr-4 whitespace-nowrap">{formatTime(run.created_at)}</td>
            <td className="py-1.5 pr-4 whitespace-nowrap">
              {run.ended_at ? formatTime(run.ended_at) : '-'}
            </td>
            <td className="py-1.5 pr-4">
              <Link href={`/compare?a=${run.id}`} className="text-accent underline">
                Compare
              </Link>
            </td>
          </tr>
        ))}
      </DataTable>
    </Panel>
  );
}
