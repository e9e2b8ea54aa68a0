'use client';

import type { ResultSort } from '@atrium/contracts';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Column } from './columns';

interface HeadProps {
  readonly columns: readonly Column[];
  readonly sort: ResultSort;
  readonly onSort: (sort: ResultSort) => void;
}

/** The names of the columns, which stay in sight; those that the API sorts by are buttons. */
export function Head({ columns, sort, onSort }: HeadProps) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 bg-panel">
      <div role="row" aria-rowindex={1} className="flex border-b border-line">
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

interface HeadCellProps extends Omit<HeadProps, 'columns'> {
  readonly column: Column;
}

function HeadCell({ column, sort, onSort }: HeadCellProps) {
  const isSorted = column.sort !== undefined && sort.column === column.sort;
  const order = sort.descending ? 'descending' : 'ascending';
  const style = { width: column.width };
  const look = `shrink-0 px-2 py-1 font-medium text-muted ${column.isNumber ? 'text-right' : ''}`;
  const by = column.sort;
  if (by === undefined) {
    return (
      <div role="columnheader" className={look} style={style}>
        {column.label}
      </div>
    );
  }
  return (
    <div role="columnheader" aria-sort={isSorted ? order : 'none'} className={look} style={style}>
      <button
        type="button"
        className="inline-flex items-center gap-1 whitespace-nowrap hover:text-text"
        onClick={() => onSort({ column: by, descending: isSorted ? !sort.descending : false })}
      >
        {column.label}
        {isSorted &&
          (sort.descending ? (
            <ArrowDown size={12} aria-hidden />
          ) : (
            <ArrowUp size={12} aria-hidden />
          ))}
      </button>
    </div>
  );
}
