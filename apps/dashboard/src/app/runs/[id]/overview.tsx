'use client';

import { QueryView } from '@/components/query-view';
import { DistributionPanel } from './distributions/distribution-panel';
import { FailuresPanel } from './failures-panel';
import { FilterChips } from './filter-chips';
import { LineagePanel } from './lineage/lineage-panel';
import { useRun } from './run-context';
import { VerificationPanel } from './verification-panel';
import { SitesPanel } from './sites-panel';
import { useFacets } from './use-charts-data';
import { WarningsPanel } from './warnings-panel';
import { WorkPanel } from './work-panel';

/**
 * A run as it goes: its sites, Dice so far, then what comes and goes while cases run. What changes its height stands below
 * the chart, so that nothing moves under the reader's eye.
 */
export function Overview() {
  const run = useRun();
  const facets = useFacets(run.id);
  return (
    <>
      <SitesPanel run={run} />
      <FilterChips />
      <QueryView query={facets} what="the run's sites and arms">
        {(data) => <DistributionPanel run={run} facets={data} />}
      </QueryView>
      <VerificationPanel run={run} />
      <FailuresPanel run={run} />
      <WarningsPanel run={run} />
      <WorkPanel run={run} />
      <LineagePanel run={run} />
    </>
  );
}
