import type { ReactElement } from 'react';
import type { LinePanel } from './data';
import { COUNTS, HEAD, LEFT, PLOT } from './layout';

const BAR = COUNTS - 14;
const WIDE = 3;

interface CountBarsProps {
  readonly counts: NonNullable<LinePanel['counts']>;
  readonly x: (value: number) => number;
  readonly right: number;
}

/** How many each place of the axis is of, as bars under the plot, the greatest number beside them. */
export function CountBars({ counts, x, right }: CountBarsProps): ReactElement {
  const most = counts.reduce((max, { n }) => Math.max(max, n), 0);
  const top = HEAD + PLOT + 8;
  return (
    <g fill="var(--chart-muted)">
      <text x={LEFT - 6} y={top + 8} textAnchor="end">
        {`n ${most}`}
      </text>
      <line x1={LEFT} x2={right} y1={top + BAR} y2={top + BAR} stroke="var(--chart-grid)" />
      {counts.map(({ x: at, n }) => (
        <rect
          key={at}
          x={x(at) - WIDE}
          width={2 * WIDE}
          y={top + BAR * (1 - n / Math.max(1, most))}
          height={(BAR * n) / Math.max(1, most)}
          fillOpacity={0.55}
          data-count={n}
        >
          <title>{`n ${n}`}</title>
        </rect>
      ))}
    </g>
  );
}
