import { counted, type RunSummary } from '@atrium/contracts';
import Link from 'next/link';
import { DataTable } from './data-table';
import { formatTime } from './format';
import { StateBadge } from './state-badge';

const HEADS = [
  'State',
  'Protocol',
  'Cohort',
  'Selection',
  'Sites',
  'Models',
  'Launched',
  'Ended',
  'Compare',
];

/** Runs as links, in the list of all and on the page of what some have in common. */
export function RunRows({ runs }: { runs: readonly RunSummary[] }) {
  return (
    <DataTable label="Runs" heads={HEADS}>
      {runs.map((run) => (
        <Row key={run.id} run={run} />
      ))}
    </DataTable>
  );
}

function Row({ run }: { run: RunSummary }) {
  return (
    <tr className="border-t border-line">
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
      <td className="py-1.5 pr-4 whitespace-nowrap">{shortSelection(run)}</td>
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
  );
}

/** What of the cohort a run took, for a narrow cell. */
function shortSelection({ selection: { sites, cases, limit, subset } }: RunSummary): string {
  const named = limit && subset ? `first ${limit} of ${subset}` : subset;
  const what = named ?? (cases ? `${cases.length} chosen` : limit ? `first ${limit}` : 'all cases');
  return sites ? `${what}, ${counted(sites.length, 'site')}` : what;
}
