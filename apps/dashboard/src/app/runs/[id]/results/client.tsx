'use client';

import { FilteredView } from '../filtered-view';
import { useRun } from '../run-context';
import { ResultsTable } from './results-table';

/** The rows of results.csv: filtered, sorted, any number of them. */
export function Results() {
  const run = useRun();
  return (
    <FilteredView hasText>{(facets) => <ResultsTable run={run} facets={facets} />}</FilteredView>
  );
}
