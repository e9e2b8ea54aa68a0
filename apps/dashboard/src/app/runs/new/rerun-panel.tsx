'use client';

import {
  counted,
  rerunWords,
  type RerunPlan,
  type RunMode,
  type Selection,
} from '@atrium/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Facts } from '@/components/facts';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { Segmented } from '@/components/segmented';
import { useTRPC } from '@/trpc/client';

interface RerunPanelProps {
  readonly of: string;
  readonly cohortId: string;
  readonly protocolId: string;
  readonly selection: Selection;
  readonly mode: RunMode;
  readonly onMode: (mode: RunMode) => void;
}

/** What of the repeated run stays the same and what will differ, and whether results of which nothing changed are taken over. */
export function RerunPanel(props: RerunPanelProps) {
  const { of, cohortId, protocolId, selection, mode, onMode } = props;
  const trpc = useTRPC();
  const plan = useQuery({
    ...trpc.runs.planRerun.queryOptions({
      rerun_of: of,
      cohort_id: cohortId,
      protocol_id: protocolId,
      selection,
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <Panel title="What stays and what will differ">
      <QueryView query={plan} what="what will differ">
        {(found) => (
          <>
            <Facts facts={rerunWords(found)} />
            <div className="mt-3">
              <Segmented
                label="Results"
                value={mode}
                options={[
                  ['compute', 'compute every case'],
                  ['reuse', `take over what did not change${standing(found)}`],
                ]}
                onChange={onMode}
              />
            </div>
          </>
        )}
      </QueryView>
    </Panel>
  );
}

const standing = ({ reusable, units }: RerunPlan): string =>
  ` (${reusable} of ${counted(units, 'unit of work', 'units of work')})`;
