'use client';

import {
  filterSentence,
  ScoreCostChart,
  scoreCostSentence,
  scoreCostTable,
  siteLines,
} from '@atrium/charts';
import type { Arm, Facets, ScoreCosts } from '@atrium/contracts';
import { ChartPanel } from '@/components/chart/chart-panel';
import { joined } from '@/components/chart/joined';
import { QueryView } from '@/components/query-view';
import { Select } from '@/components/select';
import type { Answer } from '../answer';
import { useResultFilter } from '../result-filter';
import { useRun } from '../run-context';
import { cutFacets, useScoreCosts, type ScoreCostsQuery } from '../use-charts-data';
import { useTrackingSettings } from './tracking-settings';

interface ScorePanelProps {
  readonly facets: Facets;
  /** Those that the filter lets through. */
  readonly arms: readonly Arm[];
}

/** What a threshold on the object score would have cut and cost of one tracked arm. */
export function ScorePanel({ facets, arms }: ScorePanelProps) {
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
        isEmpty={({ data }) => data.rows.length === 0}
        empty="No completed result of this arm with a reference and an object score yet, or none that the filter lets through."
      >
        {(answer) => <Drawing answer={answer} facets={facets} />}
      </QueryView>
    </>
  );
}

interface DrawingProps {
  readonly facets: Facets;
  readonly answer: Answer<ScoreCostsQuery, ScoreCosts>;
}

function Drawing({ facets, answer: { asked, data: costs, isOld } }: DrawingProps) {
  const run = useRun();
  const { sites } = cutFacets(facets, asked.filter);
  const [{ cost: view }, setSettings] = useTrackingSettings();
  const stop = facets.arms.find(({ id }) => id === costs.arm)?.prompt.stop?.objectScore ?? null;
  return (
    <ChartPanel
      title="Object score: what a threshold would have cut and cost"
      sentence={joined(scoreCostSentence(costs, stop), filterSentence(asked.filter))}
      legend={siteLines(sites)}
      table={scoreCostTable(costs)}
      fileName={`${run.protocol.name}-${costs.arm}-object-score`}
      view={view}
      onView={(next) => void setSettings({ cost: next })}
      isOld={isOld}
    >
      {(width) => <ScoreCostChart costs={costs} stop={stop} sites={sites} width={width} />}
    </ChartPanel>
  );
}
