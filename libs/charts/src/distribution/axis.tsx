import type { ReactElement } from 'react';
import { ticksOf, type Domain } from '../axis/domain';
import { metricTitle, type MetricDescription } from '../metric/describe';
import { columnsAt, NARROW, type Layout } from './layout';

export interface AxisProps {
  readonly description: MetricDescription;
  readonly domain: Domain;
  readonly layout: Layout;
  readonly width: number;
  readonly x: (value: number) => number;
}

/** The axis below the rows, and the heads of the numbers beside them. */
export function Axis({ description, domain, layout, width, x }: AxisProps): ReactElement {
  const isNarrow = width < NARROW;
  const digits = description.kind === 'share' ? 1 : 0;
  return (
    <g fontSize={11} fill="var(--chart-muted)">
      {ticksOf(domain, isNarrow ? 3 : 6).map((tick) => (
        <g key={tick} textAnchor="middle">
          <line x1={x(tick)} x2={x(tick)} y1={12} y2={layout.axisY} stroke="var(--chart-grid)" />
          <text x={x(tick)} y={layout.axisY + 15}>
            {Number.isInteger(tick) ? tick : tick.toFixed(Math.max(digits, decimals(tick)))}
          </text>
        </g>
      ))}
      <text x={(x(domain[0]) + x(domain[1])) / 2} y={layout.axisY + 30} textAnchor="middle">
        {metricTitle(description)}
      </text>
      {columnsAt(layout, width).map(([text, at]) => (
        <text key={text} x={at} y={10} textAnchor="end">
          {text}
        </text>
      ))}
    </g>
  );
}

const decimals = (tick: number): number => (String(tick).split('.')[1] ?? '').length;
