'use client';

import type { ViewerCase } from '@atrium/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { Loading } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { FilterChips } from '../../filter-chips';
import { useRun } from '../../run-context';
import { ArmsTable } from './arms-table';
import { CaseFacts } from './case-facts';
import { CaseWalk } from './case-walk';
import { HelpDialog } from './help-dialog';
import { Scan } from './scan';
import { partsOf } from './site-fetch';
import { sliceOf, useCaseView, type CaseView } from './use-case-view';
import { useCaseKeys } from './use-case-keys';
import { useWalk } from './use-walk';
import { useWorst } from './use-worst';

/** A case that is known: its scan, its arms, its neighbours. */
export function CaseBody({ of }: { of: ViewerCase }) {
  const run = useRun();
  const view = useCaseView(of);
  const walk = useWalk(of, view);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const depth = of.geometry?.size[2] ?? 0;
  const slices = useArmSlices(of, view);
  const slice = sliceOf(view.wantedSlice, depth, slices);
  const goToWorst = useWorst(slices ?? [], slice, (to) => void view.set({ slice: to }));
  useCaseKeys({ view, walk, depth, slice, goToWorst, onHelp: () => setHelpOpen(true) });
  const facts = (
    <Panel title="Case">
      <CaseFacts of={of} />
    </Panel>
  );
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <CaseWalk walk={walk} view={view} />
        <Button onClick={() => setHelpOpen(true)}>Keys (?)</Button>
      </div>
      <FilterChips />
      {!of.geometry ? (
        <>
          <NoScan of={of} />
          {facts}
        </>
      ) : slice === null ? (
        <Loading what="the slices" />
      ) : (
        <Scan
          of={of}
          geometry={of.geometry}
          parts={partsOf(run.id, of.case_id)}
          view={view}
          slice={slice}
          slices={slices ?? []}
          goToWorst={goToWorst}
        >
          {facts}
        </Scan>
      )}
      <Panel title="Every arm on this case">
        <ArmsTable runId={run.id} of={of} view={view} />
      </Panel>
      <HelpDialog isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </>
  );
}

/** Slices of the arm that is looked at; undefined until they are known. */
function useArmSlices(of: ViewerCase, { arm }: CaseView) {
  const run = useRun();
  const trpc = useTRPC();
  const slices = useQuery({
    ...trpc.viewer.slices.queryOptions({
      run_id: run.id,
      case_id: of.case_id,
      arm: arm?.arm ?? '-',
    }),
    enabled: arm !== null,
    placeholderData: keepPreviousData,
  });
  // Without an arm, or with an error, the scan is shown all the same.
  return slices.data ?? (arm === null || slices.isError ? [] : undefined);
}

function NoScan({ of: { case_id, site, issue } }: { of: ViewerCase }) {
  return (
    <Notice tone="bad">
      Case {case_id} has no scan to show: when it was registered at {site}, its file could not be
      read{issue ? ` (${issue.message}, ${issue.code})` : ''}. Mend the file, then register the
      cohort again.
    </Notice>
  );
}
