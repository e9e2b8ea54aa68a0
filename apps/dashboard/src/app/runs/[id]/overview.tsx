'use client';

import { QueryView } from '@/components/query-view';
import { DistributionPanel } from './distributions/distribution-panel';
import { FailuresPanel } from './failures-panel';
import { useRun } from './run-context';
import { SitesPanel } from './sites-panel';
import { useFacets } from './use-charts-data';

/** A run as it goes: its sites, what failed, and Dice so far. */
export function Overview() {
  const run = useRun();
  const facets = useFacets(run.id);
  return (
    <>
      <SitesPanel run={run} />
      <FailuresPanel run={run} />
      <QueryView query={facets} what="the run's sites and arms">
        {(data) => <DistributionPanel run={run} facets={data} />}
      </QueryView>
    </>
  );
}
