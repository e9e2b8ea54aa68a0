'use client';

import {
  DistributionChart,
  describeMetric,
  distributionSections,
  distributionSentence,
  distributionTable,
  metricTitle,
} from '@atrium/charts';
import type { Facets, Points, RunDetail, SummaryRow } from '@atrium/contracts';
import { useMemo } from 'react';
import { ChartPanel } from '@/components/chart/chart-panel';
import { joined } from '@/components/chart/joined';
import { Notice } from '@/components/notice';
import { QueryView } from '@/components/query-view';
import { Segmented } from '@/components/segmented';
import { Select } from '@/components/select';
import { ofSame, type Answer } from '../answer';
import { AxisStart } from '../axis-start';
import { MetricSelect } from '../metric-select';
import { isNothingLeft, NothingMatches } from '../nothing-matches';
import { useResultFilter } from '../result-filter';
import { toleranceSentence } from '../tolerance';
import { cutFacets, usePoints, useSummary, type ChartsQuery } from '../use-charts-data';
import { useChartSettings } from './chart-settings';
import { PointTarget } from './point-target';
import { splitsOf } from './splits-of';

interface DistributionPanelProps {
  readonly run: RunDetail;
  readonly facets: Facets;
}

/** The chart with what it is drawn by. */
export function DistributionPanel({ run, facets }: DistributionPanelProps) {
  const { filter } = useResultFilter();
  const [settings] = useChartSettings();
  const asked = { runId: run.id, metric: settings.metric, filter, split: settings.split };
  const summary = useSummary(asked);
  const points = usePoints(asked);
  if (run.expected_rows === 0) return <Notice>This run has no case.</Notice>;
  return (
    <QueryView
      query={summary}
      what="the numbers of the chart"
      isEmpty={({ data }) => isNothingLeft(run, filter, data)}
      empty={<NothingMatches />}
    >
      {(answer) => (
        <Drawing run={run} facets={facets} answer={answer} points={ofSame(answer, points.data)} />
      )}
    </QueryView>
  );
}

interface DrawingProps extends DistributionPanelProps {
  readonly answer: Answer<ChartsQuery, SummaryRow[]>;
  readonly points: Points | null;
}

function Drawing({ run, facets, answer, points }: DrawingProps) {
  const [{ by, from, view }, setSettings] = useChartSettings();
  const { asked, data: summaries, isOld } = answer;
  const { metric, filter, split } = asked;
  const description = describeMetric(metric);
  const { arms, sites } = useMemo(() => cutFacets(facets, filter), [facets, filter]);
  const sections = useMemo(() => {
    return distributionSections({
      arms,
      sites,
      splits: split === null ? null : splitsOf(facets, filter, split, summaries),
      summaries,
      points,
      groupBy: by,
    });
  }, [facets, filter, arms, sites, split, summaries, points, by]);
  const axisFrom = description.kind === 'share' && from !== '0' ? Number(from) : null;
  return (
    <ChartPanel
      title={`${metricTitle(description)} per site and strategy`}
      sentence={joined(
        distributionSentence({
          metric: description,
          summaries,
          points,
          filter,
          arms,
          axisFrom,
        }),
        toleranceSentence(metric, run),
      )}
      table={distributionTable(summaries)}
      fileName={`${run.protocol.name}-${metric}-distribution`}
      view={view}
      onView={(next) => void setSettings({ view: next })}
      controls={<Controls facets={facets} />}
      isOld={isOld}
    >
      {(width) => (
        <PointTarget runId={run.id} metric={description}>
          <DistributionChart sections={sections} metric={metric} width={width} from={axisFrom} />
        </PointTarget>
      )}
    </ChartPanel>
  );
}

function Controls({ facets }: { facets: Facets }) {
  const [{ metric, by, split, from }, setSettings] = useChartSettings();
  return (
    <>
      <MetricSelect
        value={metric}
        nsdTolerancesMm={facets.nsd_tolerance_mm}
        onChange={(next) => void setSettings({ metric: next })}
      />
      <Segmented
        label="Group by"
        value={by}
        options={[
          ['strategy', 'Strategy'],
          ['site', 'Site'],
        ]}
        onChange={(next) => void setSettings({ by: next })}
      />
      {facets.covariates.length > 0 && (
        <Select
          label="Split by"
          value={split ?? ''}
          options={[['', 'nothing'], ...facets.covariates.map(({ name }) => [name, name] as const)]}
          onChange={(next) => void setSettings({ split: next || null })}
        />
      )}
      <AxisStart
        metric={describeMetric(metric)}
        value={from}
        onChange={(next) => void setSettings({ from: next })}
      />
    </>
  );
}
