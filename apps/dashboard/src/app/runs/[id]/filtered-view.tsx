'use client';

import type { Facets } from '@atrium/contracts';
import type { ReactNode } from 'react';
import { QueryView } from '@/components/query-view';
import { FilterBar } from './filter-bar';
import { useRun } from './run-context';
import { useFacets } from './use-charts-data';

interface FilteredViewProps {
  /** Whether the filter has a search over cases and patients. */
  readonly hasText?: boolean;
  readonly children: (facets: Facets) => ReactNode;
}

/** What every part of the run's results begins with: what can be filtered, then what the filter lets through. */
export function FilteredView({ hasText = false, children }: FilteredViewProps) {
  const run = useRun();
  const facets = useFacets(run.id);
  return (
    <QueryView query={facets} what="the run's sites and arms">
      {(data) => (
        <>
          <FilterBar facets={data} hasText={hasText} />
          {children(data)}
        </>
      )}
    </QueryView>
  );
}
