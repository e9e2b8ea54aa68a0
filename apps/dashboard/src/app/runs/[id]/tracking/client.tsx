'use client';

import { hasKeySlice, isTracked, type Facets } from '@atrium/contracts';
import { Notice } from '@/components/notice';
import { FilteredView } from '../filtered-view';
import { useResultFilter } from '../result-filter';
import { cutFacets } from '../use-charts-data';
import { DriftPanel } from './drift-panel';
import { ScorePanel } from './score-panel';

/** How masks hold away from their prompt, and what a threshold on the object score would change. */
export function Tracking() {
  return <FilteredView>{(facets) => <Panels facets={facets} />}</FilteredView>;
}

function Panels({ facets }: { facets: Facets }) {
  const { filter } = useResultFilter();
  const { arms } = cutFacets(facets, filter);
  const prompted = arms.filter(hasKeySlice);
  const tracked = arms.filter(isTracked);
  if (prompted.length === 0) {
    return (
      <Notice>
        {facets.arms.some(hasKeySlice)
          ? 'The filter leaves no arm whose prompt stands on a key slice.'
          : 'No strategy of this protocol prompts a key slice and goes on from there: it takes box-tracked, mask-tracked, boxes-tracked or box-chained to see how a mask holds away from its prompt.'}
      </Notice>
    );
  }
  return (
    <>
      <DriftPanel facets={facets} arms={prompted} />
      {tracked.length > 0 && <ScorePanel facets={facets} arms={tracked} />}
    </>
  );
}
