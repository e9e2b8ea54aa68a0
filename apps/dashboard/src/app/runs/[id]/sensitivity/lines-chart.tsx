import {
  describeMetric,
  domainOf,
  drawnValues,
  siteLines,
  sweepCells,
  sweepTable,
} from '@atrium/charts';
import { ChartPanel } from '@/components/chart/chart-panel';
import { joined } from '@/components/chart/joined';
import { SweepLines } from '@/components/chart/recharts';
import { useRun } from '../run-context';
import { toleranceSentence } from '../tolerance';
import { cutFacets } from '../use-charts-data';
import { DimensionSelect } from './dimension-select';
import { HeldSelects } from './held-selects';
import { linesSentence } from './sentences';
import type { SweepChartProps } from './sweep-chart-props';
import { useSweepSettings } from './sweep-settings';

/** A metric over one dimension of the sweep. */
export function LinesChart({ sweeps, sweep, facets, answer }: SweepChartProps) {
  const run = useRun();
  const { asked, data: summaries, isOld } = answer;
  const { over, held, address, setAddress } = useSweepSettings(sweeps, sweep.name);
  const metric = describeMetric(asked.metric);
  const { sites } = cutFacets(facets, asked.filter);
  const panels = sites.map((site) => ({
    site,
    cells: sweepCells(sweep, summaries, site, [over], held),
  }));
  const cells = panels.flatMap((panel) => panel.cells);
  return (
    <ChartPanel
      title={`${metric.label} over ${sweep.labels[over].toLowerCase()}`}
      sentence={joined(
        linesSentence({ metric, sweep, panels, held, filter: asked.filter, over }),
        toleranceSentence(asked.metric, run),
      )}
      legend={siteLines(sites)}
      table={sweepTable(panels)}
      fileName={`${run.protocol.name}-${sweep.name}-${asked.metric}-lines`}
      isOld={isOld}
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
          <HeldSelects sweeps={sweeps} sweep={sweep} free={[over]} />
        </>
      }
    >
      {(width) => (
        <SweepLines
          panels={panels}
          sweep={sweep}
          over={over}
          metric={metric}
          domain={domainOf(metric, drawnValues(cells))}
          width={width}
        />
      )}
    </ChartPanel>
  );
}
