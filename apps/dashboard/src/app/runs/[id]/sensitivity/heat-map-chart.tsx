import {
  describeMetric,
  HeatMap,
  heatMapDomain,
  sweepCells,
  sweepTable,
  type Dimension,
} from '@atrium/charts';
import { ChartPanel } from '@/components/chart/chart-panel';
import { joined } from '@/components/chart/joined';
import { useRun } from '../run-context';
import { toleranceSentence } from '../tolerance';
import { cutFacets } from '../use-charts-data';
import { DimensionSelect } from './dimension-select';
import { HeldSelects } from './held-selects';
import { heatMapSentence } from './sentences';
import type { SweepChartProps } from './sweep-chart-props';
import { useSweepSettings } from './sweep-settings';

/** A metric over two dimensions of the sweep. */
export function HeatMapChart({
  sweeps,
  sweep,
  facets,
  answer,
  down,
}: SweepChartProps & { readonly down: Dimension }) {
  const run = useRun();
  const { asked, data: summaries, isOld } = answer;
  const { across, held, address, setAddress } = useSweepSettings(sweeps, sweep.name);
  const metric = describeMetric(asked.metric);
  const panels = cutFacets(facets, asked.filter).sites.map((site) => ({
    site,
    cells: sweepCells(sweep, summaries, site, [across, down], held),
  }));
  const domain = heatMapDomain(
    metric,
    panels.flatMap(({ cells }) => cells.map(({ median }) => median)),
  );
  return (
    <ChartPanel
      title={`${metric.label} over ${sweep.labels[across].toLowerCase()} and ${sweep.labels[down].toLowerCase()}`}
      sentence={joined(
        heatMapSentence({
          metric,
          sweep,
          panels,
          held,
          filter: asked.filter,
          free: [across, down],
        }),
        toleranceSentence(asked.metric, run),
      )}
      table={sweepTable(panels)}
      fileName={`${run.protocol.name}-${sweep.name}-${asked.metric}-map`}
      isOld={isOld}
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
          <HeldSelects sweeps={sweeps} sweep={sweep} free={[across, down]} />
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
