import type { PairAnalysis, PairAnswer } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { niceOver } from '../axis/domain';
import { show } from '../axis/format';
import { LEFT, RIGHT } from '../line-panels/layout';
import { Plot } from '../line-panels/plot';
import { describeMetric } from '../metric/describe';
import { seriesColour } from '../theme';
import type { ChartTable } from '../table';

type Agreement = NonNullable<PairAnswer['agreement']>;

interface AgreementProps {
  readonly points: PairAnalysis['points'];
  readonly agreement: Agreement;
  readonly endpoint: string;
  readonly width: number;
  /** Whose case a point is. */
  readonly arm: string;
}

type Scale = (value: number) => number;

/** Bland and Altman: the difference of every pair over its mean, bias and limits of agreement with their intervals. */
export function AgreementChart(props: AgreementProps): ReactElement {
  const { points, agreement, endpoint, width } = props;
  const { label, unit } = describeMetric(endpoint);
  const inUnit = unit && ` (${unit})`;
  const xDomain = niceOver(points.map(([mean]) => mean));
  const bands = bandsOf(agreement);
  const yDomain = niceOver([
    0,
    ...points.map(([, difference]) => difference),
    ...bands.flatMap(({ low, high }) => [low, high]),
  ]);
  return (
    <Plot
      label={`Difference in ${label} over the mean of both arms`}
      xDomain={xDomain}
      xLabel={`mean of both arms, ${label}${inUnit}`}
      yDomain={yDomain}
      yLabel={`difference${inUnit}`}
      width={width}
    >
      {(x, y) => (
        <>
          {bands.map((band) => (
            <Band key={band.name} band={band} y={y} width={width} />
          ))}
          <Points {...props} x={x} y={y} />
        </>
      )}
    </Plot>
  );
}

interface LimitBand {
  readonly name: string;
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

function bandsOf(agreement: Agreement): LimitBand[] {
  const { bias, lower, upper } = agreement;
  const ends = ({ low, high }: Agreement['bias_interval']) => ({
    low: Number(low),
    high: Number(high),
  });
  return [
    { name: 'upper limit', at: upper, ...ends(agreement.upper_interval) },
    { name: 'bias', at: bias, ...ends(agreement.bias_interval) },
    { name: 'lower limit', at: lower, ...ends(agreement.lower_interval) },
  ];
}

function Band({ band, y, width }: { band: LimitBand; y: Scale; width: number }): ReactElement {
  const { name, at, low, high } = band;
  const [from, to] = [LEFT, width - RIGHT];
  return (
    <g data-limit={name} data-value={at}>
      <rect
        x={from}
        width={to - from}
        y={y(high)}
        height={Math.max(0, y(low) - y(high))}
        fill="var(--chart-text)"
        fillOpacity={0.08}
      />
      <line
        x1={from}
        x2={to}
        y1={y(at)}
        y2={y(at)}
        stroke="var(--chart-text)"
        strokeDasharray={name === 'bias' ? undefined : '5 3'}
      />
      <text x={to - 4} y={y(at) - 4} textAnchor="end" fill="var(--chart-text)">
        {name} {show(at, 4)}
      </text>
    </g>
  );
}

function Points({
  points,
  arm,
  x,
  y,
}: AgreementProps & { readonly x: Scale; readonly y: Scale }): ReactElement {
  return (
    <g fill={seriesColour(0)} fillOpacity={0.55} data-arm={arm}>
      {points.map(([mean, difference, position]) => (
        <circle
          key={position}
          cx={x(mean)}
          cy={y(difference)}
          r={3}
          data-case={position}
          data-value={difference}
        >
          <title>
            {`case ${position + 1} of the run: mean ${show(mean, 3)}, difference ${show(difference, 4)}`}
          </title>
        </circle>
      ))}
    </g>
  );
}

export const agreementTable = (points: PairAnalysis['points']): ChartTable => ({
  columns: ['case_number', 'mean', 'difference'],
  rows: points.map(([mean, difference, position]) => [position + 1, mean, difference]),
});
