'use client';

import type { ViewerCase } from '@atrium/contracts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { PageHead } from '@/components/page-head';
import { Panel } from '@/components/panel';
import { Loading, QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { useRun } from '../../run-context';
import { ArmNotice } from './arm-notice';
import { ArmsTable } from './arms-table';
import { CaseFacts } from './case-facts';
import { CaseWalk } from './case-walk';
import { HelpDialog } from './help-dialog';
import { Scan, setView, zoomBy } from './scan';
import { useCaseFilter } from './search-params';
import { partsOf } from './site-fetch';
import { nextWorst } from './slice-facts';
import { sliceOf, useCaseView } from './use-case-view';
import { useKeys } from './use-keys';
import { WHOLE, ZOOM_STEP } from './view';

/** One case of a run: its scan, what every arm made of it, and the ways to its neighbours. */
export function CasePage({ caseId }: { caseId: string }) {
  const run = useRun();
  const trpc = useTRPC();
  const found = useQuery({
    ...trpc.viewer.case.queryOptions({ run_id: run.id, case_id: caseId }),
    placeholderData: keepPreviousData,
  });
  useFreshResults();
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Runs', href: '/runs' },
          { label: `${run.protocol.name} v${run.protocol.version}`, href: `/runs/${run.id}` },
          { label: 'Results', href: `/runs/${run.id}/results` },
          { label: caseId },
        ]}
        title={`Case ${caseId}`}
      />
      <QueryView query={found} what={`case ${caseId}`}>
        {(of) => <CaseView of={of} />}
      </QueryView>
    </>
  );
}

/** A case's rows are read anew when the run has others. */
function useFreshResults(): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { attempt, counts } = useRun();
  const stamp = `${attempt}/${counts.completed}/${counts.failed}/${counts.excluded}`;
  useEffect(() => {
    void queryClient.invalidateQueries(trpc.viewer.pathFilter());
  }, [queryClient, trpc, stamp]);
}

function CaseView({ of }: { of: ViewerCase }) {
  const run = useRun();
  const trpc = useTRPC();
  const view = useCaseView(of);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const key = { run_id: run.id, case_id: of.case_id };
  const slices = useQuery({
    ...trpc.viewer.slices.queryOptions({ ...key, arm: view.arm?.arm ?? '-' }),
    enabled: view.arm !== null,
    placeholderData: keepPreviousData,
  });
  const depth = of.geometry?.size[2] ?? 0;
  // Without an arm, or with an error, nothing says where the target is: the middle will do.
  const known = slices.data ?? (view.arm === null || slices.isError ? [] : undefined);
  const slice = sliceOf(view.wantedSlice, depth, known);
  const walk = useWalk(of, view);
  const go = (to: number) => void view.set({ slice: Math.min(depth - 1, Math.max(0, to)) });
  const step = (by: number) => () => slice !== null && depth > 0 && go(slice + by);
  useKeys({
    ArrowUp: step(1),
    ArrowRight: step(1),
    ArrowDown: step(-1),
    ArrowLeft: step(-1),
    PageUp: step(10),
    PageDown: step(-10),
    Home: () => go(0),
    End: () => go(depth - 1),
    w: () => go(nextWorst(known ?? [], slice ?? 0) ?? slice ?? 0),
    n: () => walk.go(walk.neighbours?.next),
    p: () => walk.go(walk.neighbours?.previous),
    o: () => void view.set({ outlines: view.hasOutlines ? false : null }),
    b: () => void view.set({ boxes: view.hasBoxes ? false : null }),
    a: () => void view.set({ low: null, high: null }),
    '+': () => zoomBy(view, ZOOM_STEP),
    '=': () => zoomBy(view, ZOOM_STEP),
    '-': () => zoomBy(view, 1 / ZOOM_STEP),
    '0': () => setView(view, WHOLE),
    '?': () => setHelpOpen(true),
  });
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <CaseWalk
          {...walk}
          arm={view.arm}
          order={view.order}
          onOrder={(order) => void view.set({ order })}
        />
        <Button onClick={() => setHelpOpen(true)}>Keys (?)</Button>
      </div>
      <div className="grid gap-x-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <Panel title="Scan">
          <ArmNotice arm={view.arm} caseId={of.case_id} />
          {!of.geometry ? (
            <Notice tone="bad">
              The image of case {of.case_id} cannot be shown
              {of.issue ? `: ${of.issue.message} (${of.issue.code}).` : '.'} Mend the file, then
              register the cohort again.
            </Notice>
          ) : slice === null ? (
            <Loading what="the slices" />
          ) : (
            <Scan
              of={of}
              geometry={of.geometry}
              parts={partsOf(run.id, of.case_id)}
              view={view}
              slice={slice}
              slices={known ?? []}
            />
          )}
        </Panel>
        <Panel title="Case">
          <CaseFacts of={of} />
        </Panel>
      </div>
      <Panel title="Every arm on this case">
        <ArmsTable runId={run.id} of={of} view={view} />
      </Panel>
      <HelpDialog isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </>
  );
}

/** What belongs to one scan alone is left behind on the way to the next. */
const OF_ONE_SCAN = ['slice', 'low', 'high', 'zoom', 'x', 'y'];

/** The cases before and after this one under the filter of the address, and the ways there. */
function useWalk(of: ViewerCase, { arm, order }: ReturnType<typeof useCaseView>) {
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
  const hrefOf = (caseId: string) => {
    const query = new URLSearchParams(address);
    for (const name of OF_ONE_SCAN) query.delete(name);
    return `/runs/${run.id}/cases/${encodeURIComponent(caseId)}?${query}`;
  };
  const isFiltered =
    filter.text !== '' ||
    Object.values(filter.covariates).some((values) => values.length > 0) ||
    [filter.sites, filter.strategies, filter.arms, filter.statuses, filter.codes].some(
      (chosen) => chosen.length > 0,
    );
  return {
    neighbours,
    hrefOf,
    isFiltered,
    onClear: clear,
    go: (caseId: string | null | undefined) => caseId && router.push(hrefOf(caseId)),
  };
}
