'use client';

import {
  describeMetric,
  effortPoints,
  effortSentence,
  effortTable,
  isMask,
  metricTitle,
  seriesColour,
  SOURCES,
  unitOf,
  type LegendEntry,
} from '@atrium/charts';
import type { Arm, Facets, SummaryRow } from '@atrium/contracts';
import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import { ChartPanel } from '@/components/chart/chart-panel';
import { joined } from '@/components/chart/joined';
import { EffortChart } from '@/components/chart/recharts';
import { QueryView } from '@/components/query-view';
import type { Answer } from '../answer';
import { AxisStart } from '../axis-start';
import { parseAsAxisStart, parseAsMetric, useKnownMetric } from '../distributions/chart-settings';
import { FilteredView } from '../filtered-view';
import { MetricSelect } from '../metric-select';
import { useResultFilter } from '../result-filter';
import { useRun } from '../run-context';
import { toleranceSentence } from '../tolerance';
import { cutFacets, useSummary, type ChartsQuery } from '../use-charts-data';

function useSettings() {
  const [address, setSettings] = useQueryStates({
    metric: parseAsMetric.withDefault('dice'),
    from: parseAsAxisStart,
    view: parseAsStringLiteral(['chart', 'table'] as const).withDefault('chart'),
  });
  return [{ ...address, metric: useKnownMetric(address.metric) }, setSettings] as const;
}

/** What a way of prompting costs a person, and what it gives. */
export function Effort() {
  return <FilteredView>{(facets) => <EffortPanel facets={facets} />}</FilteredView>;
}

function EffortPanel({ facets }: { facets: Facets }) {
  const run = useRun();
  const { filter } = useResultFilter();
  const [{ metric }] = useSettings();
  const summary = useSummary({ runId: run.id, metric, filter, split: null });
  return (
    <QueryView
      query={summary}
      what="the numbers of the chart"
      isEmpty={({ data }) => data.every(({ completed }) => completed === 0)}
      empty="No completed result yet, or none that the filter lets through."
    >
      {(answer) => <Drawing facets={facets} answer={answer} />}
    </QueryView>
  );
}

const SHAPES = { reference: 'circle', automatic: 'diamond', none: 'square' } as const;

interface DrawingProps {
  readonly facets: Facets;
  readonly answer: Answer<ChartsQuery, SummaryRow[]>;
}

/** Sites by colour, sources and masks by shape where there are several: of the arms, so that nothing comes later. */
function legendOf(arms: readonly Arm[], sites: readonly string[]): LegendEntry[] {
  const colour = 'var(--chart-muted)';
  const sources = SOURCES.filter(({ source }) =>
    arms.some(({ prompt }) => prompt.source === source),
  );
  const hasMasks = arms.some((arm) => isMask({ unit: unitOf(arm) }));
  return [
    ...sites.map((site, i) => ({ label: site, colour: seriesColour(i) })),
    ...(sources.length > 1
      ? sources.map(({ source, title }) => ({ label: title, colour, shape: SHAPES[source] }))
      : []),
    ...(hasMasks ? [{ label: 'A mask was drawn', colour, isHollow: true }] : []),
  ];
}

function Drawing({ facets, answer }: DrawingProps) {
  const run = useRun();
  const [{ from, view, metric: chosen }, setSettings] = useSettings();
  const { data: summaries, isOld } = answer;
  const { metric, filter } = answer.asked;
  const description = describeMetric(metric);
  const { arms, sites } = cutFacets(facets, filter);
  const points = effortPoints(facets.arms, summaries);
  return (
    <ChartPanel
      title={`${metricTitle(description)} over prompts drawn`}
      sentence={joined(
        effortSentence({ metric: description, points, arms, filter, from: Number(from) }),
        toleranceSentence(metric, run),
      )}
      legend={legendOf(arms, sites)}
      table={effortTable(points)}
      fileName={`${run.protocol.name}-${metric}-effort`}
      view={view}
      onView={(next) => void setSettings({ view: next })}
      isOld={isOld}
      controls={
        <>
          <MetricSelect
            value={chosen}
            nsdTolerancesMm={facets.nsd_tolerance_mm}
            onChange={(next) => void setSettings({ metric: next })}
          />
          <AxisStart
            metric={description}
            value={from}
            onChange={(next) => void setSettings({ from: next })}
          />
        </>
      }
    >
      {(width) => (
        <EffortChart
          points={points}
          arms={arms}
          sites={sites}
          metric={description}
          from={Number(from)}
          width={width}
        />
      )}
    </ChartPanel>
  );
}
