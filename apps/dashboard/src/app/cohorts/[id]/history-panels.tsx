'use client';

import type { CohortDetail, RunSummary } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { RunRows } from '@/components/run-rows';
import { useTRPC } from '@/trpc/client';
import { diffParams } from './case-filters';
import { DiffPanel } from './diff-panel';
import { VersionsPanel } from './versions-panel';

/** The runs of this version, the versions of its name, and what of two of these is not the same. */
export function HistoryPanels({ cohort }: { cohort: CohortDetail }) {
  const trpc = useTRPC();
  const runs = useQuery(trpc.cohorts.runs.queryOptions({ id: cohort.id }));
  const [{ against }, setDiff] = useQueryStates(diffParams);
  const other = cohort.versions.find(({ id }) => id === against && id !== cohort.id);
  return (
    <>
      <div className="grid grid-cols-1 gap-x-5 xl:grid-cols-2">
        <Panel title="Runs of this version">
          <QueryView
            query={runs}
            what="the runs"
            isEmpty={(all: RunSummary[]) => all.length === 0}
            empty="No run of this version yet."
          >
            {(all) => <RunRows runs={all} />}
          </QueryView>
        </Panel>
        <VersionsPanel
          cohort={cohort}
          against={other?.id ?? null}
          onCompare={(id) => void setDiff({ against: id, changes: null })}
        />
      </div>
      {other && <DiffPanel cohort={cohort} other={other} />}
    </>
  );
}
