'use client';

import type { CohortDetail, RunSummary } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { formatTime, formatWhole } from '@/components/format';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { RunRows } from '@/components/run-rows';
import { useTRPC } from '@/trpc/client';

/** The runs of this version, and the versions of its name. */
export function HistoryPanels({ cohort }: { cohort: CohortDetail }) {
  const trpc = useTRPC();
  const runs = useQuery(trpc.cohorts.runs.queryOptions({ id: cohort.id }));
  return (
    <div className="grid grid-cols-1 gap-x-5 xl:grid-cols-2">
      <Panel title="Runs of this version">
        <QueryView
          query={runs}
          what="the runs"
          isEmpty={(all: RunSummary[]) => all.length === 0}
          empty="No run of this version yet."
        >
          {(all) => <RunRows runs={all} />}
        </QueryView>
      </Panel>
      <Panel title={`Versions of ${cohort.name}`}>
        <DataTable label="Versions" heads={['Version', 'Cases', 'Registered', 'Content']}>
          {cohort.versions.map(({ id, version, cases, created_at, sha256 }) => (
            <tr key={id} className="border-t border-line">
              <td className="py-1.5 pr-4">
                {id === cohort.id ? (
                  <span aria-current="page">v{version}, this one</span>
                ) : (
                  <Link href={`/cohorts/${id}`} className="text-accent underline">
                    v{version}
                  </Link>
                )}
              </td>
              <td className="py-1.5 pr-4">{formatWhole(cases)}</td>
              <td className="py-1.5 pr-4 whitespace-nowrap">{formatTime(created_at)}</td>
              <td className="py-1.5 pr-4 font-mono text-xs" title={sha256}>
                {sha256.slice(0, 12)}
              </td>
            </tr>
          ))}
        </DataTable>
      </Panel>
    </div>
  );
}
