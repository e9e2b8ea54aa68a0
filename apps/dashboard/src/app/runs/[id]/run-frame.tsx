'use client';

import { PHANTOM_DATASET } from '@atrium/contracts';
import { useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';
import { Notice } from '@/components/notice';
import { TabLinks } from '@/components/tab-links';
import { serializeFilter, useResultFilter } from './result-filter';
import { useRun } from './run-context';
import { RunHead } from './run-head';

/** What all pages of a run have in common: its head, its state, its parts. A case has a head of its own. */
export function RunFrame({ children }: { children: ReactNode }) {
  const run = useRun();
  const { state } = useResultFilter();
  const isCase = useSelectedLayoutSegment() === 'cases';
  const base = `/runs/${run.id}`;
  return (
    <>
      {!isCase && <RunHead run={run} />}
      {run.datasets.includes(PHANTOM_DATASET) && (
        <Notice tone="warn">
          Synthetic phantoms, no patients: these numbers show that Atrium works, and say nothing of
          any model.
        </Notice>
      )}
      {!isCase && (
        <TabLinks
          label="Parts of the run"
          // What is filtered here is filtered there.
          query={serializeFilter(state)}
          tabs={[
            { label: 'Overview', href: base },
            { label: 'Distributions', href: `${base}/distributions` },
            { label: 'Sensitivity', href: `${base}/sensitivity` },
            { label: 'Effort', href: `${base}/effort` },
            { label: 'Tracking', href: `${base}/tracking` },
            { label: 'Statistics', href: `${base}/statistics` },
            { label: 'Results', href: `${base}/results` },
          ]}
        />
      )}
      {children}
    </>
  );
}
