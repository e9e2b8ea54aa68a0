'use client';

import { sweepsOf } from '@atrium/charts';
import type { Facets } from '@atrium/contracts';
import { useMemo } from 'react';
import { Notice } from '@/components/notice';
import { FilteredView } from '../filtered-view';
import { SweepPanels } from './sweep-panels';

/** How a metric moves with the size and the place of the box. */
export function Sensitivity() {
  return <FilteredView>{(facets) => <Sweeps facets={facets} />}</FilteredView>;
}

function Sweeps({ facets }: { facets: Facets }) {
  const sweeps = useMemo(() => sweepsOf(facets.arms), [facets.arms]);
  if (sweeps.length === 0) {
    return (
      <Notice>
        No strategy of this protocol is swept over margin, scale or offset. Give one a{' '}
        <code>sweep</code> in its protocol to see how the box moves the result.
      </Notice>
    );
  }
  return <SweepPanels sweeps={sweeps} facets={facets} />;
}
