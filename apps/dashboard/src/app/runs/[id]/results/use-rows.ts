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
}

function usePageOptions({ runId, filter, sort }: RowsQuery) {
  const trpc = useTRPC();
  return (offset: number) =>
    trpc.results.search.queryOptions({ run_id: runId, filter, sort, offset, limit: PAGE });
}

/** The first rows, and how many there are; the old ones stay until the new ones are there. */
export function useFirstRows(query: RowsQuery) {
  const options = usePageOptions(query);
  return useQuery({ ...options(0), placeholderData: keepPreviousData });
}

/** The rows between two 0-based places of a table of any length; one that is not read yet is undefined. */
export function useRows(query: RowsQuery, from: number, to: number) {
  const options = usePageOptions(query);
  const first = Math.floor(from / PAGE);
  const last = Math.floor(Math.max(from, to) / PAGE);
  const offsets = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * PAGE);
  const pages = useQueries({
    queries: offsets.map((offset) => ({ ...options(offset), placeholderData: keepPreviousData })),
  });
  return (place: number): FoundRow | undefined => {
    const offset = Math.floor(place / PAGE) * PAGE;
    return pages[offsets.indexOf(offset)]?.data?.rows[place - offset];
  };
}
