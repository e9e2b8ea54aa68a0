import type { PairAnalysis } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { domainOf, nearestStart } from '../axis/domain';
import { Plot } from '../line-panels/plot';
import { describeMetric, metricTitle } from '../metric/describe';
import { seriesColour, seriesDash } from '../theme';
import type { ChartTable } from '../table';

type Ecdf = PairAnalysis['ecdf'][number];

interface EcdfProps {
  readonly curves: readonly Ecdf[];
  readonly endpoint: string;
  readonly width: number;
}

const finiteOf = ({ values }: Ecdf): number[] =>
  values.filter((value): value is number => typeof value === 'number');

/** The share of cases at or below each value, a stepped line for each arm; undefined distances lie beyond the right end. */
export function EcdfChart({ curves, endpoint, width }: EcdfProps): ReactElement {
  const metric = describeMetric(endpoint);
  const drawn = curves.flatMap(finiteOf);
  const domain = domainOf(metric, drawn, nearestStart(metric, drawn));
  return (
    <Plot
      label={`Share of cases at or below a value of ${metricTitle(metric)}`}
      xDomain={domain}
      xLabel={metricTitle(metric)}
      yDomain={[0, 1]}
      yLabel="share of cases"
      width={width}
    >
      {(x, y) =>
        curves.map((curve, place) => (
          <path
            key={curve.arm}
            d={stepsOf(curve, x, y, domain[1])}
            fill="none"
            stroke={seriesColour(place)}
            strokeWidth={2}
            strokeDasharray={seriesDash(place)}
            data-arm={curve.arm}
            data-n={curve.n}
          />
        ))
      }
    </Plot>
  );
}

type Scale = (value: number) => number;

/** From 0 up by an equal step at each value, then on to the right end. */
function stepsOf(curve: Ecdf, x: Scale, y: Scale, end: number): string {
  const values = finiteOf(curve);
  const step = 1 / curve.values.length;
  const steps = values.map((value, i) => `L${x(value)} ${y(i * step)}V${y((i + 1) * step)}`);
  const first = values[0] ?? end;
  return `M${x(first)} ${y(0)}${steps.join('')}H${x(end)}`;
}

export const ecdfTable = (curves: readonly Ecdf[]): ChartTable => ({
  columns: ['arm', 'share', 'value'],
  rows: curves.flatMap(({ arm, values }) =>
    values.map((value, i) => [arm, (i + 1) / values.length, value]),
  ),
});
