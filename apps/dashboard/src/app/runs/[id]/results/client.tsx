'use client';

import { QueryView } from '@/components/query-view';
import { FilterBar } from '../filter-bar';
import { useRun } from '../run-context';
import { useFacets } from '../use-charts-data';
import { ResultsTable } from './results-table';

/** The rows of results.csv: filtered, sorted, any number of them. */
export function Results() {
  const run = useRun();
  const facets = useFacets(run.id);
  return (
    <QueryView query={facets} what="the run's sites and arms">
      {(data) => (
        <>
          <FilterBar facets={data} hasText />
          <ResultsTable run={run} facets={data} />
        </>
      )}
    </QueryView>
  );
}
