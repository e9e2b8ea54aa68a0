'use client';

import { counted, type RunDetail, type Verification } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '@/components/data-table';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';

/** Whether every number of the verified run came out again; nothing of a run that verifies none or goes on. */
export function VerificationPanel({ run }: { run: RunDetail }) {
  if (run.mode !== 'verify' || run.state !== 'finished') return null;
  return <Found runId={run.id} />;
}

function Found({ runId }: { runId: string }) {
  const trpc = useTRPC();
  const found = useQuery(trpc.results.verification.queryOptions({ run_id: runId }));
  return (
    <Panel title="Verification">
      <QueryView query={found} what="the verification">
        {(one) => <Differences found={one} />}
      </QueryView>
    </Panel>
  );
}

function Differences({ found }: { found: Verification }) {
  const { rows, equal_rows, differences, differences_total, not_computed, reasons } = found;
  return (
    <>
      <p className="mb-3">
        {equal_rows} of {counted(rows, 'row')} are the same in every number and mask, but for the
        seconds.
      </p>
      {not_computed > 0 && (
        <Notice tone="bad">
          {counted(not_computed, 'row')} could not be computed again. {reasons.join(' ')}
        </Notice>
      )}
      {differences.length > 0 && (
        <DataTable label="What differs" heads={['Case', 'Arm', 'What', 'Was', 'Is']}>
          {differences.map(({ case_id, model, arm, name, before, now }) => (
            <tr key={`${case_id} ${model} ${arm ?? ''} ${name}`} className="border-t border-line">
              <td className="py-1 pr-4">{case_id}</td>
              <td className="py-1 pr-4">{arm ?? model}</td>
              <td className="py-1 pr-4">{name}</td>
              <td className="max-w-[32ch] py-1 pr-4 wrap-anywhere">{before}</td>
              <td className="max-w-[32ch] py-1 pr-4 wrap-anywhere">{now}</td>
            </tr>
          ))}
        </DataTable>
      )}
      {differences_total > differences.length && (
        <p className="mt-3 text-muted">
          The first {differences.length} of {counted(differences_total, 'difference')}.
        </p>
      )}
    </>
  );
}
