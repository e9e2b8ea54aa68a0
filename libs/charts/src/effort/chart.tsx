import type { Arm } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { CartesianGrid, ErrorBar, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts';
import { axisPadding, domainOf, ticksOf } from '../axis/domain';
import { drawnValues } from '../axis/drawn-values';
import { show } from '../axis/format';
import { metricTitle, type MetricDescription } from '../metric/describe';
import { likenessOf, marked } from '../likeness';
import { seriesColour } from '../theme';
import { effortSeries, type EffortPoint } from './data';
import { EffortMark } from './effort-mark';

interface EffortProps {
  readonly points: readonly EffortPoint[];
  /** Those that the chart is of, with a point or not yet. */
  readonly arms: readonly Arm[];
  readonly sites: readonly string[];
  readonly metric: MetricDescription;
  /** Where the axis of a share begins. */
  readonly from: number;
  readonly width: number;
}

const HEIGHT = 380;
/**
 * A metric's median over the prompts that a person would have drawn, a point for each arm and site, with
 * quartiles. A line joins the interactive rounds of one arm.
 */
export function EffortChart({
  points,
  arms,
  sites,
  metric,
  from,
  width,
}: EffortProps): ReactElement {
  const domain = domainOf(metric, drawnValues(points), from);
  const { mark } = likenessOf(arms.map(({ prompt }) => prompt));
  const text = { fontSize: 11, fill: 'var(--chart-muted)' };
  return (
    <ScatterChart
      width={width}
      height={HEIGHT}
      margin={{ top: 12, right: 24, bottom: 24, left: 8 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--chart-grid)" />
      <XAxis
        dataKey="prompts"
        type="number"
        domain={[0, 'auto']}
        tick={text}
        stroke="var(--chart-muted)"
        label={{
          value: 'Prompts drawn per case (mean)',
          position: 'insideBottom',
          offset: -12,
          ...text,
        }}
      />
      <YAxis
        dataKey="median"
        domain={[domain[0], domain[1]]}
        ticks={ticksOf(domain, 6)}
        interval={0}
        allowDataOverflow
        padding={axisPadding(domain)}
        tick={text}
        stroke="var(--chart-muted)"
        width={56}
        label={{ value: metricTitle(metric), angle: -90, position: 'insideLeft', ...text }}
      />
      <Tooltip
        content={({ payload }) => {
          const point: EffortPoint | undefined = payload[0]?.payload;
          return <PointNote point={point} mark={point ? mark(point) : ''} metric={metric} />;
        }}
      />
      {effortSeries(points).map((series) => {
        const colour = seriesColour(sites.indexOf(series.site));
        return (
          <Scatter
            key={series.key}
            name={series.source === 'reference' ? series.site : `${series.site}, ${series.source}`}
            data={series.points.map((point) => ({ ...point, spread: spreadOf(point) }))}
            fill={colour}
            line={series.isJoined && { stroke: colour, strokeWidth: 1.5 }}
            shape={({ cx, cy, payload }: DrawnPoint) => (
              <EffortMark
                x={cx ?? 0}
                y={cy ?? 0}
                colour={colour}
                source={series.source}
                isMask={series.isMask}
                mark={payload ? mark(payload) : ''}
              />
            )}
            isAnimationActive={false}
          >
            <ErrorBar dataKey="spread" direction="y" width={4} stroke={colour} />
          </Scatter>
        );
      })}
    </ScatterChart>
  );
}

/** As recharts gives it to a shape. */
interface DrawnPoint {
  readonly cx?: number | undefined;
  readonly cy?: number | undefined;
  readonly payload?: EffortPoint;
}

const spreadOf = ({ median, q1, q3 }: EffortPoint): [number, number] =>
  median === null ? [0, 0] : [median - (q1 ?? median), (q3 ?? median) - median];

function PointNote({
  point,
  mark,
  metric,
}: {
  point: EffortPoint | undefined;
  mark: string;
  metric: MetricDescription;
}): ReactElement | null {
  if (!point) return null;
  const { digits } = metric;
  return (
    <div
      style={{
        background: 'var(--chart-panel)',
        border: '1px solid var(--chart-grid)',
        color: 'var(--chart-text)',
        padding: '6px 8px',
      }}
    >
      <strong>{marked(point.arm, mark)}</strong> at {point.site}
      <br />
      {point.prompts.toFixed(1)} {point.unit} a case, median {show(point.median, digits)} (
      {show(point.q1, digits)} to {show(point.q3, digits)}), n {point.n}
    </div>
  );
}
