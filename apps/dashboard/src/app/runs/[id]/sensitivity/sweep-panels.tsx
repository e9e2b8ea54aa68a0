'use client';

import {
  describeMetric,
  domainOf,
  HeatMap,
  seriesColour,
  seriesDash,
  sweepCells,
  sweepTable,
  type Dimension,
  type HeatMapPanel,
  type Sweep,
} from '@atrium/charts';
import type { Facets, SummaryRow } from '@atrium/contracts';
import { ChartPanel } from '@/components/chart/chart-panel';
import { SweepLines } from '@/components/chart/recharts';
import { QueryView } from '@/components/query-view';
import { Select } from '@/components/select';
import { MetricSelect } from '../metric-select';
import { isNothingLeft, NothingMatches } from '../nothing-matches';
import { useResultFilter } from '../result-filter';
import { useRun } from '../run-context';
import { cutFacets, useSummary } from '../use-charts-data';
import { heatMapSentence, linesSentence } from './sentences';
import { useSweepSettings } from './sweep-settings';

interface SweepPanelsProps {
  readonly sweeps: readonly Sweep[];
  readonly facets: Facets;
}

/** One strategy's sweep: a heat map over two dimensions, and lines over one. */
export function SweepPanels({ sweeps, facets }: SweepPanelsProps) {
  const run = useRun();
  const { filter } = useResultFilter();
  const { sweep, address, setAddress } = useSweepSettings(sweeps);
  const summary = useSummary({
    runId: run.id,
    metric: address.metric,
    filter: { ...filter, strategies: [sweep.strategy], arms: [] },
  });
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <Select
          label="Strategy"
          value={sweep.strategy}
          options={sweeps.map(({ strategy }) => [strategy, strategy])}
          onChange={(strategy) =>
            void setAddress({ strategy, across: null, down: null, over: null })
          }
        />
        <MetricSelect
          value={address.metric}
          nsdTolerancesMm={facets.nsd_tolerance_mm}
          onChange={(metric) => void setAddress({ metric })}
        />
      </div>
      <QueryView
        query={summary}
        what="the numbers of the sweep"
        isEmpty={(rows) => isNothingLeft(run, filter, rows)}
        empty={<NothingMatches />}
      >
        {(rows) => <Charts sweeps={sweeps} facets={facets} summaries={rows} />}
      </QueryView>
    </>
  );
}

interface ChartsProps extends SweepPanelsProps {
  readonly summaries: readonly SummaryRow[];
}

function Charts(props: ChartsProps) {
  const { down } = useSweepSettings(props.sweeps);
  return (
    <>
      {down !== null && <HeatMapChart {...props} down={down} />}
      <LinesChart {...props} />
    </>
  );
}

function useSites(facets: Facets): string[] {
  const { filter } = useResultFilter();
  return cutFacets(facets, filter).sites;
}

const mediansOf = (panels: readonly HeatMapPanel[]): number[] =>
  panels
    .flatMap(({ cells }) => cells.map(({ median }) => median))
    .filter((median) => median !== null);

function HeatMapChart({ sweeps, facets, summaries, down }: ChartsProps & { down: Dimension }) {
  const run = useRun();
  const { sweep, across, held, address, setAddress } = useSweepSettings(sweeps);
  const metric = describeMetric(address.metric);
  const panels = useSites(facets).map((site) => ({
    site,
    cells: sweepCells(sweep, summaries, site, [across, down], held),
  }));
  const medians = mediansOf(panels);
  const domain = [
    medians.length > 0 ? Math.min(...medians) : 0,
    medians.length > 0 ? Math.max(...medians) : 1,
  ] as const;
  return (
    <ChartPanel
      title={`${metric.label} over ${sweep.labels[across].toLowerCase()} and ${sweep.labels[down].toLowerCase()}`}
      sentence={heatMapSentence(metric, sweep, panels, held, [across, down])}
      table={sweepTable(panels)}
      fileName={`${run.protocol.name}-${sweep.strategy}-${address.metric}-map`}
      view={address.map}
      onView={(map) => void setAddress({ map })}
      controls={
        <>
          <DimensionSelect
            label="Across"
            sweep={sweep}
            value={across}
            onChange={(next) =>
              void setAddress({ across: next, down: next === down ? across : down })
            }
          />
          <DimensionSelect
            label="Up"
            sweep={sweep}
            value={down}
            not={across}
            onChange={(next) => void setAddress({ down: next })}
          />
          <HeldSelects sweeps={sweeps} free={[across, down]} />
        </>
      }
    >
      {(width) => (
        <HeatMap
          panels={panels}
          sweep={sweep}
          across={across}
          down={down}
          metric={metric}
          domain={domain}
          width={width}
        />
      )}
    </ChartPanel>
  );
}

function LinesChart({ sweeps, facets, summaries }: ChartsProps) {
  const run = useRun();
  const { sweep, over, held, address, setAddress } = useSweepSettings(sweeps);
  const metric = describeMetric(address.metric);
  const panels = useSites(facets).map((site) => ({
    site,
    cells: sweepCells(sweep, summaries, site, [over], held),
  }));
  const values = panels.flatMap(({ cells }) => cells.map(({ q3 }) => q3 ?? 0));
  return (
    <ChartPanel
      title={`${metric.label} over ${sweep.labels[over].toLowerCase()}`}
      sentence={linesSentence(metric, sweep, panels, held, over)}
      legend={panels.map(({ site }, i) => ({
        label: site,
        colour: seriesColour(i),
        dash: seriesDash(i),
        shape: 'line',
      }))}
      table={sweepTable(panels)}
      fileName={`${run.protocol.name}-${sweep.strategy}-${address.metric}-lines`}
      view={address.lines}
      onView={(lines) => void setAddress({ lines })}
      controls={
        <>
          <DimensionSelect
            label="Over"
            sweep={sweep}
            value={over}
            onChange={(next) => void setAddress({ over: next })}
          />
          <HeldSelects sweeps={sweeps} free={[over]} />
        </>
      }
    >
      {(width) => (
        <SweepLines
          panels={panels}
          sweep={sweep}
          over={over}
          metric={metric}
          domain={domainOf(metric, values)}
          width={width}
        />
      )}
    </ChartPanel>
  );
}

interface DimensionSelectProps {
  readonly label: string;
  readonly sweep: Sweep;
  readonly value: Dimension;
  readonly not?: Dimension;
  readonly onChange: (dimension: Dimension) => void;
}

function DimensionSelect({ label, sweep, value, not, onChange }: DimensionSelectProps) {
  const options = sweep.swept.filter((dimension) => dimension !== not);
  const choose = (next: string) => {
    const dimension = options.find((one) => one === next);
    if (dimension) onChange(dimension);
  };
  return (
    <Select
      label={label}
      value={value}
      options={options.map((dimension) => [dimension, sweep.labels[dimension]])}
      onChange={choose}
    />
  );
}

/** What a dimension that the chart does not show is held at. */
function HeldSelects({ sweeps, free }: { sweeps: readonly Sweep[]; free: readonly Dimension[] }) {
  const { sweep, held, setAddress } = useSweepSettings(sweeps);
  return sweep.swept
    .filter((dimension) => !free.includes(dimension))
    .map((dimension) => (
      <Select
        key={dimension}
        label={`${sweep.labels[dimension]} at`}
        value={String(held[dimension])}
        options={sweep.values[dimension].map((value) => [String(value), String(value)])}
        onChange={(value) => void setAddress({ [dimension]: Number(value) })}
      />
    ));
}
