'use client';

import { Button } from './button';
import { formatWhole } from './format';

interface PagerProps {
  /** What is paged through, as in "Pages of cases". */
  readonly label: string;
  /** 1-based. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly onChange: (page: number) => void;
}

/** Pages of a list that is too long for one. Nothing where there is one page. */
export function Pager({ label, page, pageSize, total, onChange }: PagerProps) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  const first = (page - 1) * pageSize + 1;
  return (
    <nav aria-label={label} className="mt-3 flex flex-wrap items-center gap-2">
      <Button disabled={page <= 1} onClick={() => onChange(page - 1)}>
        Previous
      </Button>
      <Button disabled={page >= pages} onClick={() => onChange(page + 1)}>
        Next
      </Button>
      <span className="text-muted tabular-nums">
        {formatWhole(Math.min(first, total))} to {formatWhole(Math.min(page * pageSize, total))} of{' '}
        {formatWhole(total)}
      </span>
    </nav>
  );
}
