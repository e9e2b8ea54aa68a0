'use client';

import type { ResultsRow, RunDetail } from '@atrium/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { formatNumber } from '@/components/format';
import { DataTable } from '@/components/data-table';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { useTRPC } from '@/trpc/client';

const PAGE = 25;

const HEADS = [
  'Case',
  'Site',
  'Arm',
  'Status',
  'Dice',
  'IoU',
  'HD95 mm',
  'ASSD mm',
  'Volume ml',
  'Reference ml',
  'Prompts',
  'Model s',
];

/** The rows of results.csv, a page at a time, in manifest then protocol order. */
export function ResultsPanel({ run, page }: { run: RunDetail; page: number }) {
  const trpc = useTRPC();
  const results = useQuery({
    ...trpc.results.list.queryOptions({ run_id: run.id, offset: (page - 1) * PAGE, limit: PAGE }),
    placeholderData: keepPreviousData,
  });
  return (
    <Panel
      title="Results"
      aside={
        <a className="text-accent underline" href={`/api/runs/${run.id}/results.csv`}>
          results.csv
        </a>
      }
    >
      {results.isError && <Notice tone="bad">{results.error.message}</Notice>}
      {results.data && <Rows rows={results.data.rows} />}
      {results.data && (
        <Pages page={page} pages={Math.max(1, Math.ceil(results.data.total / PAGE))} />
      )}
    </Panel>
  );
}

function Rows({ rows }: { rows: readonly ResultsRow[] }) {
  if (rows.length === 0) return <p className="text-muted">No row yet.</p>;
  return (
    <DataTable heads={HEADS}>
      {rows.map((row) => (
        <Row key={`${row.case_id}/${row.arm}`} row={row} />
      ))}
    </DataTable>
  );
}

function Row({ row }: { row: ResultsRow }) {
  return (
    <tr className="border-t border-line">
      <td className="py-1 pr-4 whitespace-nowrap">{row.case_id}</td>
      <td className="py-1 pr-4 whitespace-nowrap">{row.site}</td>
      <td className="py-1 pr-4 whitespace-nowrap">{row.arm}</td>
      <td
        className={`py-1 pr-4 ${row.status === 'failed' ? 'text-bad' : ''}`}
        title={row.error_message ?? undefined}
      >
        {row.error_code ?? row.status}
      </td>
      <td className="py-1 pr-4">{formatNumber(row.dice, 4)}</td>
      <td className="py-1 pr-4">{formatNumber(row.iou, 4)}</td>
      <td className="py-1 pr-4">{formatNumber(row.hd95_mm, 2)}</td>
      <td className="py-1 pr-4">{formatNumber(row.assd_mm, 2)}</td>
      <td className="py-1 pr-4">{formatNumber(row.volume_ml, 1)}</td>
      <td className="py-1 pr-4">{formatNumber(row.reference_volume_ml, 1)}</td>
      <td className="py-1 pr-4">{row.prompts ?? '-'}</td>
      <td className="py-1 pr-4">{formatNumber(row.model_seconds, 1)}</td>
    </tr>
  );
}

function Pages({ page, pages }: { page: number; pages: number }) {
  if (pages === 1) return null;
  return (
    <nav aria-label="Pages of results" className="mt-3 flex items-center gap-3">
      {page > 1 && (
        <Link scroll={false} className="text-accent underline" href={`?page=${page - 1}`}>
          Previous
        </Link>
      )}
      <span className="text-muted">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <Link scroll={false} className="text-accent underline" href={`?page=${page + 1}`}>
          Next
        </Link>
      )}
    </nav>
  );
}
