import { runVersions, type RunSummary } from '@atrium/contracts';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { formatSeconds } from '@/components/format';
import { Panel } from '@/components/panel';

/** What differs between two runs, marked; and what does not. */
export function DifferencesPanel({ a, b }: { a: RunSummary; b: RunSummary }) {
  return (
    <Panel title="What differs">
      <DataTable label="What differs" heads={['Of the run', 'A', 'B', 'Difference']}>
        <tr className="border-t border-line">
          <th scope="row" className="py-1 pr-4 font-medium">
            Run
          </th>
          {[a, b].map((run) => (
            <td key={run.id} className="py-1 pr-4">
              <Link className="text-accent underline" href={`/runs/${run.id}`}>
                {run.id.slice(-6)}, launched {formatSeconds(run.created_at)}
              </Link>
            </td>
          ))}
          <td />
        </tr>
        {runVersions(a, b).map(([label, ofA, ofB]) => (
          <tr key={label} className="border-t border-line">
            <th scope="row" className="py-1 pr-4 font-medium">
              {label}
            </th>
            <td className="max-w-[48ch] py-1 pr-4 break-words">{ofA}</td>
            <td className="max-w-[48ch] py-1 pr-4 break-words">{ofB}</td>
            <td className="py-1 pr-4">
              {ofA === ofB ? (
                <span className="text-muted">the same</span>
              ) : (
                <strong className="text-warn">differs</strong>
              )}
            </td>
          </tr>
        ))}
      </DataTable>
    </Panel>
  );
}
