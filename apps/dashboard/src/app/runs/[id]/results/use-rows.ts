'use client';

import type { FoundRow, ResultFilter, ResultSort } from '@atrium/contracts';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

/** Rows that are read at once. */
const PAGE = 200;

interface RowsQuery {
  readonly runId: string;
  readonly filter: ResultFilter;
  readonly sort: ResultSort;
  /** 0-based places of the rows in sight. */
  readonly from: number;
  readonly to: number;
}

/** The rows in sight of a table of any length, and how many there are; a row that is not read yet is undefined. */
export function useRows({ runId, filter, sort, from, to }: RowsQuery) {
  const trpc = useTRPC();
  const options = (offset: number) =>
    trpc.results.search.queryOptions({ run_id: runId, filter, sort, offset, limit: PAGE });
  const first = useQuery({ ...options(0), placeholderData: keepPreviousData });
  const lastPage = Math.floor(Math.max(from, to) / PAGE);
  const pages = Array.from(
    { length: lastPage - Math.floor(from / PAGE) + 1 },
    (_, i) => (Math.floor(from / PAGE) + i) * PAGE,
  );
  const found = useQueries({ queries: pages.map((offset) => options(offset)) });
  const rowAt = (place: number): FoundRow | undefined => {
    const offset = Math.floor(place / PAGE) * PAGE;
    const data = offset === 0 ? first.data : found[pages.indexOf(offset)]?.data;
    return data?.rows[place - offset];
  };
  return { first, total: first.data?.total ?? 0, rowAt };
}
