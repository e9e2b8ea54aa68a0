'use client';

import {
  ScoreCostChart,
  scoreCostSentence,
  scoreCostTable,
  seriesColour,
  seriesDash,
} from '@atrium/charts';
import type { Arm, ScoreCosts } from '@atrium/contracts';
import { ChartPanel } from '@/components/chart/chart-panel';
import { QueryView } from '@/components/query-view';
import { Select } from '@/components/select';
import { useResultFilter } from '../result-filter';
import { useRun } from '../run-context';
import { useScoreCosts } from '../use-charts-data';
import { useTrackingSettings } from './tracking-settings';

interface ScorePanelProps {
  readonly arms: readonly Arm[];
  readonly sites: readonly string[];
}

/** What a threshold on the object score would have cut and cost of one tracked arm. */
export function ScorePanel({ arms, sites }: ScorePanelProps) {
  const run = useRun();
  const { filter } = useResultFilter();
  const [{ scores }, setSettings] = useTrackingSettings();
  const arm = arms.find(({ id }) => id === scores) ?? arms[0];
  const costs = useScoreCosts({ runId: run.id, filter, arm: arm.id });
  return (
    <>
      <div className="mb-4">
        <Select
          label="Object score of"
          value={arm.id}
          options={arms.map(({ id }) => [id, id])}
          onChange={(next) => void setSettings({ scores: next })}
        />
      </div>
      <QueryView
        query={costs}
        what="the object scores"
        isEmpty={({ rows }) => rows.length === 0}
        empty="No completed result of this arm with a reference and an object score yet, or none that the filter lets through."
      >
        {(data) => <Drawing costs={data} arms={arms} sites={sites} />}
      </QueryView>
    </>
  );
}

function Drawing({ costs, arms, sites }: ScorePanelProps & { readonly costs: ScoreCosts }) {
  const run = useRun();
  const [{ cost: view }, setSettings] = useTrackingSettings();
  // The old answer stays until the new one is there: the threshold is that of the arm that it is of.
  const stop = arms.find(({ id }) => id === costs.arm)?.prompt.stop?.objectScore ?? null;
  return (
    <ChartPanel
      title="Object score: what a threshold would have cut and cost"
      sentence={scoreCostSentence(costs, stop)}
      legend={sites.map((site, i) => ({
        label: site,
        colour: seriesColour(i),
        dash: seriesDash(i),
        shape: 'line',
      }))}
      table={scoreCostTable(costs)}
      fileName={`${run.protocol.name}-${costs.arm}-object-score`}
      view={view}
      onView={(next) => void setSettings({ cost: next })}
    >
      {(width) => <ScoreCostChart costs={costs} stop={stop} sites={sites} width={width} />}
    </ChartPanel>
  );
}
