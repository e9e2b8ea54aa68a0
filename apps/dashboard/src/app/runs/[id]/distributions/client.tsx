'use client';

import { QueryView } from '@/components/query-view';
import { FilterBar } from '../filter-bar';
import { useRun } from '../run-context';
import { useFacets } from '../use-charts-data';
import { DistributionPanel } from './distribution-panel';

/** Distributions of a metric per site and prompt strategy. */
export function Distributions() {
  const run = useRun();
  const facets = useFacets(run.id);
  return (
    <QueryView query={facets} what="the run's sites and arms">
      {(data) => (
        <>
          <FilterBar facets={data} />
          <DistributionPanel run={run} facets={data} />
        </>
      )}
    </QueryView>
  );
}
