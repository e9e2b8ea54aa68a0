'use client';

import { FilteredView } from '../filtered-view';
import { useRun } from '../run-context';
import { DistributionPanel } from './distribution-panel';

/** Distributions of a metric per site and prompt strategy. */
export function Distributions() {
  const run = useRun();
  return <FilteredView>{(facets) => <DistributionPanel run={run} facets={facets} />}</FilteredView>;
}
