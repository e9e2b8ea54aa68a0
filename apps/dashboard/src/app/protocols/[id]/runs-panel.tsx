import { counted, type ProtocolRun } from '@atrium/contracts';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { formatTime } from '@/components/format';
import { Panel } from '@/components/panel';
import { StateBadge } from '@/components/state-badge';

interface RunsPanelProps {
  readonly runs: readonly ProtocolRun[];
  readonly total: number;
  readonly protocolId: string;
}

/** The runs that used the version, the newest first. */
export function RunsPanel({ runs, total, protocolId }: RunsPanelProps) {
  return (
    <Panel title={counted(total, 'run')}>
      {runs.length === 0 ? (
        <p className="text-muted">
          No run has used it.{' '}
          <Link href={`/runs/new?protocol=${protocolId}`} className="text-accent underline">
            Launch one
          </Link>
        </p>
      ) : (
        <DataTable label="Runs" heads={['State', 'Cohort', 'Launched', 'Run']}>
          {runs.map(({ id, state, cohort, created_at }) => (
            <tr key={id} className="border-t border-line">
              <td className="py-1.5 pr-4">
                <StateBadge state={state} />
              </td>
              <td className="max-w-[28ch] truncate py-1.5 pr-4">
                <Link href={`/cohorts/${cohort.id}`} className="text-accent underline">
                  {cohort.name} v{cohort.version}
                </Link>
              </td>
              <td className="py-1.5 pr-4 whitespace-nowrap">{formatTime(created_at)}</td>
              <td className="py-1.5 pr-4">
                <Link href={`/runs/${id}`} className="font-mono text-xs text-accent underline">
                  {id}
                </Link>
              </td>
            </tr>
          ))}
        </DataTable>
      )}
      {total > runs.length && (
        <p className="mt-2 text-muted">
          The newest {runs.length} of {total}.
        </p>
      )}
    </Panel>
  );
}
