'use client';

import { counted, type RunSummary } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { buttonClass } from '@/components/button';
import { ListFilters } from '@/components/list-filters';
import { PageHead } from '@/components/page-head';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { RunRows } from '@/components/run-rows';
import { useTRPC } from '@/trpc/client';

const REFRESH_MS = 5000;
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
      <ListFilters
        what="runs"
        states={STATES}
        state={state}
        text={q}
        onState={(next) => void setFilters({ state: next })}
        onText={(next) => void setFilters({ q: next })}
      />
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

const RunTable = ({ runs }: { runs: readonly RunSummary[] }) => (
  <Panel title={counted(runs.length, 'run')}>
    <RunRows runs={runs} />
  </Panel>
);
