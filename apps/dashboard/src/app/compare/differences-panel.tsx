import { selectionWords, type RunSummary } from '@atrium/contracts';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { formatSeconds } from '@/components/format';
import { Panel } from '@/components/panel';

/** What of a run can make its numbers differ from another's, in words. */
const FACTS: readonly (readonly [string, (run: RunSummary) => string])[] = [
  ['Protocol', ({ protocol }) => `${protocol.name} v${protocol.version}`],
  ['Cohort', ({ cohort }) => `${cohort.name} v${cohort.version}`],
  [
    'Models',
    ({ models }) =>
      models
        .map(({ id, version, sha256 }) => `${id} ${version} (${sha256.slice(0, 8)})`)
        .join(', '),
  ],
  ['Provider', ({ provider }) => provider ?? 'none yet'],
  ['Sites', ({ sites }) => sites.join(', ')],
  ['Selection', ({ selection }) => selectionWords(selection)],
  ['State', ({ state }) => state],
];

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
        {FACTS.map(([label, of]) => (
          <tr key={label} className="border-t border-line">
            <th scope="row" className="py-1 pr-4 font-medium">
              {label}
            </th>
            <td className="max-w-[48ch] py-1 pr-4 break-words">{of(a)}</td>
            <td className="max-w-[48ch] py-1 pr-4 break-words">{of(b)}</td>
            <td className="py-1 pr-4">
              {of(a) === of(b) ? (
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
