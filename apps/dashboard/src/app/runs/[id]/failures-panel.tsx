'use client';

import type { FailureGroup, RunDetail } from '@atrium/contracts';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';

/** What failed or was excluded, by code: what it means and what to do, then where. Nothing when nothing did. */
export function FailuresPanel({ run }: { run: RunDetail }) {
  if (run.failures.length === 0) return null;
  const kinds = [...new Set(run.failures.map(kindOf))];
  return (
    <div id="failures">
      <Panel title="Failed and excluded">
        {kinds.map((kind) => (
          <Kind
            key={kind}
            runId={run.id}
            groups={run.failures.filter((one) => kindOf(one) === kind)}
          />
        ))}
      </Panel>
    </div>
  );
}

const kindOf = ({ code, status }: FailureGroup): string => `${code} ${status}`;

const COUNTS_AGAINST = {
  input: 'the data; it counts against no model',
  method: 'the model or its prompt; it counts as the worst value in "all cases"',
  infrastructure: 'the machine; retry it',
} as const;

function Kind({ runId, groups }: { runId: string; groups: readonly FailureGroup[] }) {
  const [{ code, status, meaning, class: errorClass }] = groups;
  return (
    <section className="mb-4 last:mb-0" aria-label={`${code}, ${status}`}>
      <p>
        <strong className={status === 'failed' ? 'text-bad' : 'text-warn'}>{code}</strong> {status}:{' '}
        {meaning} <span className="text-muted">A fault of {COUNTS_AGAINST[errorClass]}.</span>
      </p>
      <DataTable label={`${code} per site`} heads={['Site', 'Cases', 'Rows', 'For example']}>
        {groups.map((group) => (
          <tr key={group.site} className="border-t border-line">
            <td className="max-w-[24ch] truncate py-1 pr-4">{group.site}</td>
            <td className="py-1 pr-4">{group.cases}</td>
            <td className="py-1 pr-4">
              <Link className="text-accent underline" href={rowsHref(runId, group)}>
                {group.rows}
              </Link>
            </td>
            <td className="py-1 pr-4">
              <Link
                className="text-accent underline"
                href={`/runs/${runId}/cases/${encodeURIComponent(group.example_case)}`}
              >
                {group.example_case}
              </Link>
              : {group.example}
            </td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}

const rowsHref = (runId: string, { site, code, status }: FailureGroup): string =>
  `/runs/${runId}/results?${new URLSearchParams({ sites: site, code, status, cols: 'case,site,arm,status,error' })}`;
