'use client';

import type { ViewerArm, ViewerCase } from '@atrium/contracts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { useTRPC } from '@/trpc/client';
import { isFiltering } from '../../result-filter';
import { useRun } from '../../run-context';
import { useCaseFilter } from './search-params';

/** What belongs to one scan alone is left behind on the way to the next. */
const OF_ONE_SCAN = ['slice', 'low', 'high', 'zoom', 'x', 'y'];

interface Walking {
  readonly arm: ViewerArm | null;
  readonly order: 'manifest' | 'worst';
}

/** The cases before and after one under the filter of the address, and the ways there. */
export function useWalk(of: ViewerCase, { arm, order }: Walking) {
  const run = useRun();
  const trpc = useTRPC();
  const router = useRouter();
  const address = useSearchParams();
  const { filter, clear } = useCaseFilter();
  const { data: neighbours } = useQuery({
    ...trpc.viewer.neighbours.queryOptions({
      run_id: run.id,
      case_id: of.case_id,
      filter: { ...filter, order, arm: arm?.arm ?? null },
    }),
    placeholderData: keepPreviousData,
  });
  usePrefetchedCase(neighbours?.next);
  usePrefetchedCase(neighbours?.previous);
  const hrefOf = (caseId: string) => {
    const query = new URLSearchParams(address);
    for (const name of OF_ONE_SCAN) query.delete(name);
    return `/runs/${run.id}/cases/${encodeURIComponent(caseId)}?${query}`;
  };
  return {
    neighbours,
    hrefOf,
    isFiltered: isFiltering(filter),
    clear,
    go: (caseId: string | null | undefined) => caseId && router.push(hrefOf(caseId)),
  };
}

/** A neighbour's facts are there before it is opened; its pixels are not, since reading a scan is work for the site. */
function usePrefetchedCase(caseId: string | null | undefined): void {
  const { id } = useRun();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!caseId) return;
    const query = trpc.viewer.case.queryOptions({ run_id: id, case_id: caseId });
    void queryClient.prefetchQuery(query);
  }, [queryClient, trpc, id, caseId]);
}
