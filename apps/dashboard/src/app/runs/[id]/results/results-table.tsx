'use client';

import {
  counted,
  type Facets,
  type FoundRow,
  type ResultFilter,
  type ResultSort,
  type RunDetail,
} from '@atrium/contracts';
import { useVirtualizer } from '@tanstack/react-virtual';
import Link from 'next/link';
import { useRef } from 'react';
import { buttonClass } from '@/components/button';
import { MultiSelect } from '@/components/multi-select';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { Segmented } from '@/components/segmented';
import { serializeFilter, useResultFilter } from '../result-filter';
import { columnsOf, type Column } from './columns';
import { Head } from './table-head';
import { useTableSettings } from './table-settings';
import { useFirstRows, useRows } from './use-rows';

const ROW_HEIGHT = 30;
const OVERSCAN = 12;

interface ResultsTableProps {
  readonly run: RunDetail;
  readonly facets: Facets;
}

/** A table of any length, of which only what is in sight is drawn and read. */
export function ResultsTable({ run, facets }: ResultsTableProps) {
  const { filter, state, setState } = useResultFilter();
  const all = columnsOf(
    facets.nsd_tolerance_mm,
    facets.covariates.map(({ name }) => name),
  );
  const { sort, columns, setSettings } = useTableSettings(all);
  const labels = new Map(all.map(({ key, label }) => [label, key]));
  return (
    <Panel
      title="Results"
      aside={
        <div className="flex flex-wrap items-center gap-2">
          <Segmented
            label="Status"
            value={state.status[0] ?? 'all'}
            options={[
              ['all', 'all'],
              ['completed', 'completed'],
              ['failed', 'failed'],
              ['excluded', 'excluded'],
            ]}
            onChange={(next) => void setState({ status: next === 'all' ? null : [next] })}
          />
          <MultiSelect
            label="Columns"
            options={all.map(({ label }) => label)}
            chosen={columns.map(({ label }) => label)}
            onChange={(chosen) =>
              void setSettings({
                cols: chosen.length === 0 ? null : chosen.flatMap((one) => labels.get(one) ?? []),
              })
            }
          />
          {(['csv', 'json'] as const).map((format) => (
            <a
              key={format}
              className={buttonClass()}
              href={exportHref(run.id, format, filter, sort)}
            >
              {format.toUpperCase()} as filtered
            </a>
          ))}
        </div>
      }
    >
      <Rows
        run={run}
        columns={columns}
        sort={sort}
        onSort={(next) => void setSettings({ sort: next })}
      />
    </Panel>
  );
}

function exportHref(id: string, format: 'csv' | 'json', filter: ResultFilter, sort: ResultSort) {
  const query = new URLSearchParams({
    filter: JSON.stringify(filter),
    sort: JSON.stringify(sort),
  });
  return `/api/runs/${id}/results.${format}?${query}`;
}

interface RowsProps {
  readonly run: RunDetail;
  readonly columns: readonly Column[];
  readonly sort: ResultSort;
  readonly onSort: (sort: ResultSort) => void;
}

function Rows(props: RowsProps) {
  const { filter } = useResultFilter();
  const first = useFirstRows({ runId: props.run.id, filter, sort: props.sort });
  return (
    <QueryView query={first} what="the results">
      {({ total }) => (
        <>
          <p className="mb-2 text-muted" role="status">
            {counted(total, 'row')}
            {total === 0 && ': none yet, or none that the filter lets through'}.
          </p>
          {/* Rows of the last question stay in sight until those of this one are there. */}
          <div
            aria-busy={first.isPlaceholderData}
            className={first.isPlaceholderData ? 'opacity-60' : ''}
          >
            <VisibleRows {...props} total={total} />
          </div>
        </>
      )}
    </QueryView>
  );
}

function VisibleRows({ run, columns, sort, onSort, total }: RowsProps & { total: number }) {
  const { filter } = useResultFilter();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  const items = virtualizer.getVirtualItems();
  const rowAt = useRows(
    { runId: run.id, filter, sort },
    items[0]?.index ?? 0,
    items[items.length - 1]?.index ?? 0,
  );
  return (
    <div
      ref={scroller}
      className="max-h-[70vh] overflow-auto border-t border-line"
      tabIndex={0}
      role="group"
      aria-label="Results, scrolls"
    >
      <div
        role="table"
        aria-rowcount={total + 1}
        aria-label="Results"
        style={{ width: columns.reduce((sum, { width }) => sum + width, 0) }}
      >
        <Head columns={columns} sort={sort} onSort={onSort} />
        <div
          role="rowgroup"
          className="relative tabular-nums"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {items.map(({ index, start }) => (
            <Row
              key={index}
              index={index}
              top={start}
              row={rowAt(index)}
              columns={columns}
              runId={run.id}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  readonly index: number;
  readonly top: number;
  readonly row: FoundRow | undefined;
  readonly columns: readonly Column[];
  readonly runId: string;
}

function Row({ index, top, row, columns, runId }: RowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="absolute top-0 left-0 flex items-center border-b border-line hover:bg-sunken"
      style={{ height: ROW_HEIGHT, transform: `translateY(${top}px)` }}
    >
      {columns.map((column) => (
        <div
          key={column.key}
          role="cell"
          className={`shrink-0 truncate px-2 ${column.isNumber ? 'text-right' : ''} ${column.key === 'status' && row?.status === 'failed' ? 'text-bad' : ''}`}
          style={{ width: column.width }}
          title={row && column.width > 120 ? column.text(row) : undefined}
        >
          {row ? <Cell row={row} column={column} runId={runId} /> : '…'}
        </div>
      ))}
    </div>
  );
}

/** Arms of one strategy differ in what follows its name: the name is cut before that. */
function ArmId({ id }: { id: string }) {
  const at = id.indexOf('~');
  if (at < 0) return id;
  return (
    <span className="flex">
      <span className="truncate">{id.slice(0, at)}</span>
      <span className="shrink-0">{id.slice(at)}</span>
    </span>
  );
}

function Cell({ row, column, runId }: { row: FoundRow; column: Column; runId: string }) {
  const { state } = useResultFilter();
  if (column.key === 'arm') return <ArmId id={row.arm} />;
  if (column.key !== 'case') return column.text(row);
  const query = new URLSearchParams(serializeFilter(state));
  query.set('arm', row.arm);
  return (
    <Link
      href={`/runs/${runId}/cases/${encodeURIComponent(row.case_id)}?${query}`}
      className="text-accent underline"
      prefetch={false}
    >
      {row.case_id}
    </Link>
  );
}
