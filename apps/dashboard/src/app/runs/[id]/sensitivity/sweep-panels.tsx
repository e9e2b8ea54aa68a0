'use client';

import { QueryView } from '@/components/query-view';
import { Select } from '@/components/select';
import { MetricSelect } from '../metric-select';
import { isNothingLeft, NothingMatches } from '../nothing-matches';
import { useResultFilter } from '../result-filter';
import { useRun } from '../run-context';
import { useSummary } from '../use-charts-data';
import { HeatMapChart } from './heat-map-chart';
import { LinesChart } from './lines-chart';
import type { SweepChartProps } from './sweep-chart-props';
import { useSweepSettings } from './sweep-settings';

/** One strategy's sweep: a heat map over two dimensions, and lines over one. */
export function SweepPanels({ sweeps, facets }: Pick<SweepChartProps, 'sweeps' | 'facets'>) {
  const run = useRun();
  const { filter } = useResultFilter();
  const { sweep, address, setAddress } = useSweepSettings(sweeps);
  const summary = useSummary({
    runId: run.id,
    metric: address.metric,
    filter: { ...filter, strategies: [sweep.strategy] },
    split: null,
  });
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <Select
          label="Strategy"
          value={sweep.name}
          options={sweeps.map(({ name }) => [name, name])}
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
        isEmpty={({ data }) => isNothingLeft(run, filter, data)}
        empty={<NothingMatches />}
      >
        {(answer) => <Charts sweeps={sweeps} facets={facets} answer={answer} />}
      </QueryView>
    </>
  );
}

function Charts(props: Omit<SweepChartProps, 'sweep'>) {
  const [shown] = props.answer.asked.filter.strategies;
  const { sweep, down } = useSweepSettings(props.sweeps, shown);
  return (
    <>
      {down !== null && <HeatMapChart {...props} sweep={sweep} down={down} />}
      <LinesChart {...props} sweep={sweep} />
    </>
  );
}
