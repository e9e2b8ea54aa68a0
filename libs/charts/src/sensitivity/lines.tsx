import type { ReactElement } from 'react';
import { CartesianGrid, ErrorBar, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { axisPadding, ticksOf, type Domain } from '../axis/domain';
import { show } from '../axis/format';
import { metricTitle, type MetricDescription } from '../metric/describe';
import { seriesColour, seriesDash } from '../theme';
import type { HeatMapPanel } from './heat-map';
import type { Dimension, Sweep } from './sweep';

interface SweepLinesProps {
  readonly panels: readonly HeatMapPanel[];
  readonly sweep: Sweep;
  readonly over: Dimension;
  readonly metric: MetricDescription;
  readonly domain: Domain;
  readonly width: number;
}

const HEIGHT = 340;

/** A metric's median over one dimension of a sweep, a line for each site, with quartiles as bars. */
export function SweepLines({
  panels,
  sweep,
  over,
  metric,
  domain,
  width,
}: SweepLinesProps): ReactElement {
  const text = { fontSize: 11, fill: 'var(--chart-muted)' };
  return (
    <LineChart
      width={width}
      height={HEIGHT}
      margin={{ top: 12, right: 24, bottom: 24, left: 8 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--chart-grid)" />
      <XAxis
        dataKey="at"
        type="number"
        domain={['dataMin', 'dataMax']}
        padding={{ left: 20, right: 20 }}
        ticks={[...sweep.values[over]]}
        interval={0}
        tick={text}
        stroke="var(--chart-muted)"
        label={{ value: sweep.labels[over], position: 'insideBottom', offset: -12, ...text }}
      />
      <YAxis
        domain={[domain[0], domain[1]]}
        ticks={ticksOf(domain, 6)}
        interval={0}
        tick={text}
        stroke="var(--chart-muted)"
        allowDataOverflow
        padding={axisPadding(domain)}
        width={56}
        label={{ value: metricTitle(metric), angle: -90, position: 'insideLeft', ...text }}
      />
      <Tooltip
        formatter={(value) => show(typeof value === 'number' ? value : null, metric.digits)}
        labelFormatter={(label) => `${sweep.labels[over]} ${String(label)}`}
        contentStyle={{
          background: 'var(--chart-panel)',
          border: '1px solid var(--chart-grid)',
          color: 'var(--chart-text)',
        }}
      />
      {panels.map(({ site, cells }, i) => (
        <Line
          key={site}
          name={site}
          data={cells
            .map(({ point, median, q1, q3 }) => ({
              at: point[over],
              median,
              spread: median === null ? [0, 0] : [median - (q1 ?? median), (q3 ?? median) - median],
            }))
            .sort((a, b) => a.at - b.at)}
          dataKey="median"
          stroke={seriesColour(i)}
          strokeDasharray={seriesDash(i)}
          strokeWidth={2}
          dot={{ r: 3, fill: seriesColour(i), strokeDasharray: 'none' }}
          isAnimationActive={false}
        >
          <ErrorBar dataKey="spread" width={4} stroke={seriesColour(i)} strokeWidth={1} />
        </Line>
      ))}
    </LineChart>
  );
}
