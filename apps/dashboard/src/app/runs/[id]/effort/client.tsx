'use client';

import {
  count,
  describeMetric,
  effortPoints,
  effortTable,
  isMask,
  metricTitle,
  seriesColour,
  SOURCES,
} from '@atrium/charts';
import type { Facets, SummaryRow } from '@atrium/contracts';
import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import { ChartPanel } from '@/components/chart/chart-panel';
import { EffortChart } from '@/components/chart/recharts';
import { Notice } from '@/components/notice';
import { QueryView } from '@/components/query-view';
import type { Answer } from '../answer';
import { AxisStart } from '../axis-start';
import { parseAsAxisStart, parseAsMetric } from '../distributions/chart-settings';
import { FilteredView } from '../filtered-view';
import { MetricSelect } from '../metric-select';
import { useResultFilter } from '../result-filter';
import { useRun } from '../run-context';
import { cutFacets, useSummary, type ChartsQuery } from '../use-charts-data';

const useSettings = () =>
  useQueryStates({
    metric: parseAsMetric.withDefault('dice'),
    from: parseAsAxisStart,
    view: parseAsStringLiteral(['chart', 'table'] as const).withDefault('chart'),
  });

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

function Drawing({ facets, answer }: DrawingProps) {
  const run = useRun();
  const [{ from, view, metric: chosen }, setSettings] = useSettings();
  const { data: summaries, isOld } = answer;
  const { metric, filter } = answer.asked;
  const description = describeMetric(metric);
  const { sites } = cutFacets(facets, filter);
  const points = effortPoints(facets.arms, summaries);
  const n = points.reduce((sum, point) => sum + point.n, 0);
  const sources = SOURCES.filter(({ source }) => points.some((point) => point.source === source));
  const hasMasks = points.some(isMask);
  const isCut = description.kind === 'share' && from !== '0';
  const isJoined = points.some(({ series }) => series !== null);
  return (
    <>
      {sources.length > 1 && (
        <Notice>
          Prompts from the reference are an upper bound of what a person gives; they stand beside
          automatic and no-prompt arms by shape, and are not like for like.
        </Notice>
      )}
      <ChartPanel
        title={`${metricTitle(description)} over prompts drawn`}
        sentence={`Median ${metricTitle(description)} of each arm at each site over the mean number of prompts that a person would have drawn for a case, bars from the first to the third quartile; ${count(n, 'completed result')}. Interpolated boxes and the search for the key slice are not counted; units (boxes, masks) are never summed.${isJoined ? ' A line joins the interactive rounds of one arm.' : ''}${isCut ? ` The axis begins at ${from}: what lies below is not drawn.` : ''}`}
        legend={[
          ...sites.map((site, i) => ({ label: site, colour: seriesColour(i) })),
          ...(sources.length > 1
            ? sources.map(({ source, title }) => ({
                label: title,
                colour: 'var(--chart-muted)',
                shape: SHAPES[source],
              }))
            : []),
          ...(hasMasks
            ? [{ label: 'A mask was drawn', colour: 'var(--chart-muted)', isHollow: true }]
            : []),
        ]}
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
            sites={sites}
            metric={description}
            from={Number(from)}
            width={width}
          />
        )}
      </ChartPanel>
    </>
  );
}
