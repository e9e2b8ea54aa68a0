import type { RunSummary } from '@atrium/contracts';
import Link from 'next/link';
import { DataTable } from './data-table';
import { formatTime } from './format';
import { StateBadge } from './state-badge';

/** A few runs as links, on the page of what they have in common. */
export function RunRows({ runs }: { runs: readonly RunSummary[] }) {
  return (
    <DataTable label="Runs" heads={['State', 'Protocol', 'Cohort', 'Selection', 'Launched']}>
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
            {run.cohort.name} v{run.cohort.version}
          </td>
          <td className="py-1.5 pr-4 whitespace-nowrap">{selectionWords(run)}</td>
          <td className="py-1.5 pr-4 whitespace-nowrap">{formatTime(run.created_at)}</td>
        </tr>
      ))}
    </DataTable>
  );
}

/** What of the cohort a run took. */
function selectionWords({ selection: { sites, cases, limit } }: RunSummary): string {
  const what = cases ? `${cases.length} chosen` : limit ? `first ${limit}` : 'all cases';
  return sites ? `${what}, ${sites.length} ${sites.length === 1 ? 'site' : 'sites'}` : what;
}
