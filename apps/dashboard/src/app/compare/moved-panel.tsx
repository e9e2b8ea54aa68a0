'use client';

import { sayValue } from '@atrium/charts';
import { counted, type RunsAnalysis } from '@atrium/contracts';
import { runsTables, toCsv } from '@atrium/protocol';
import { Download } from 'lucide-react';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { download } from '@/components/download';
import { Menu } from '@/components/menu';
import { Panel } from '@/components/panel';

const SHOWN = 50;

interface MovedPanelProps {
  readonly found: RunsAnalysis;
  readonly a: string;
  readonly b: string;
}

/** Cases whose values are not what they were, the worst first; each leads to its page in either run, where the scan is seen. */
export function MovedPanel({ found, a, b }: MovedPanelProps) {
  const { values, moved, endpoint } = found;
  const files = runsTables(found).map(({ name, columns, rows }) => ({
    label: `${name}.csv`,
    onSelect: () => download(`${name}.csv`, new Blob([toCsv(columns, rows)], { type: 'text/csv' })),
  }));
  return (
    <Panel
      title="Cases that moved"
      aside={
        <Menu
          label={
            <>
              <Download size={14} aria-hidden /> Download
            </>
          }
          items={files}
        />
      }
    >
      <p className="mb-3">
        {counted(values.worse, 'value')} worse in B, {values.better} better, {values.equal} equal.
      </p>
      {moved.length > 0 && (
        <DataTable label="Cases that moved" heads={['Case', 'Site', 'Arm', 'A', 'B', 'Changed']}>
          {moved.slice(0, SHOWN).map(({ case_id, site, arm, before, now, is_better, changed }) => (
            <tr key={`${case_id} ${arm}`} className="border-t border-line">
              <td className="py-1 pr-4">{case_id}</td>
              <td className="py-1 pr-4">{site}</td>
              <td className="py-1 pr-4">{arm}</td>
              <td className="py-1 pr-4">
                <CaseLink run={a} name={case_id} arm={arm} text={sayValue(before, endpoint)} />
              </td>
              <td className="py-1 pr-4">
                <CaseLink run={b} name={case_id} arm={arm} text={sayValue(now, endpoint)} />{' '}
                <span className={is_better ? 'text-good' : 'text-bad'}>
                  {is_better ? 'better' : 'worse'}
                </span>
              </td>
              <td className="py-1 pr-4">{changed.join(', ')}</td>
            </tr>
          ))}
        </DataTable>
      )}
      {moved.length > SHOWN && (
        <p className="mt-3 text-muted">
          The first {SHOWN}; the CSV has {moved.length === 1000 ? 'the first 1,000' : 'all'}.
        </p>
      )}
    </Panel>
  );
}

interface CaseLinkProps {
  readonly run: string;
  readonly name: string;
  readonly arm: string;
  readonly text: string;
}

function CaseLink({ run, name, arm, text }: CaseLinkProps) {
  return (
    <Link
      className="text-accent underline"
      href={`/runs/${run}/cases/${encodeURIComponent(name)}?arm=${encodeURIComponent(arm)}`}
    >
      {text}
    </Link>
  );
}
