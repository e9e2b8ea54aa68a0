'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { Notice } from '@/components/notice';
import { StateBadge } from '@/components/state-badge';
import { formatTime } from '@/components/format';
import { useTRPC } from '@/trpc/client';

const REFRESH_MS = 5000;

const HEADS = ['State', 'Protocol', 'Cohort', 'Sites', 'Launched'];

/** Every run, the newest first. */
export function RunList() {
  const trpc = useTRPC();
  const runs = useQuery({ ...trpc.runs.list.queryOptions({}), refetchInterval: REFRESH_MS });
  return (
    <>
      <h1 className="mb-4 text-xl font-semibold">Runs</h1>
      {runs.isPending && <Notice>Loading the runs.</Notice>}
      {runs.isError && <Notice tone="bad">{runs.error.message}</Notice>}
      {runs.data?.length === 0 && (
        <Notice>
          No run yet. <code>npx atrium evaluate MANIFEST --protocol FILE --out DIR</code> launches
          one.
        </Notice>
      )}
      {runs.data && runs.data.length > 0 && (
        <div className="rounded border border-line bg-panel px-4 py-2">
          <DataTable heads={HEADS}>
            {runs.data.map((run) => (
              <tr key={run.id} className="border-t border-line">
                <td className="py-1.5 pr-4">
                  <StateBadge state={run.state} />
                </td>
                <td className="py-1.5 pr-4">
                  <Link href={`/runs/${run.id}`} className="text-accent underline">
                    {run.protocol.name} v{run.protocol.version}
                  </Link>
                </td>
                <td className="py-1.5 pr-4">
                  {run.cohort.name} v{run.cohort.version}
                </td>
                <td className="py-1.5 pr-4">{run.sites.join(', ')}</td>
                <td className="py-1.5 pr-4 whitespace-nowrap">{formatTime(run.created_at)}</td>
              </tr>
            ))}
          </DataTable>
        </div>
      )}
    </>
  );
}
