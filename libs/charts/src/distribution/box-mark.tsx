import type { BoxPlot } from '@atrium/contracts';
import type { ReactElement } from 'react';
import type { Domain } from '../axis/domain';

interface BoxMarkProps {
  readonly box: BoxPlot;
  readonly y: number;
  readonly x: (value: number) => number;
  readonly domain: Domain;
  readonly colour: string;
  /** Of 'all cases': thin and dashed, below the box of the completed ones. */
  readonly isAll?: boolean;
}

/**
 * Quartiles, median and whiskers of a row as lines, cut at the axis; nothing where they are undefined. They lie over the
 * points, whose clicks they let through and whose colour they leave as it is.
 */
export function BoxMark({
  box: { q1, q3, median, low, high },
  y,
  x,
  domain,
  colour,
  isAll = false,
}: BoxMarkProps): ReactElement | null {
  if (q1 === null || q3 === null || median === null) return null;
  const at = (value: number): number => x(Math.min(domain[1], Math.max(domain[0], value)));
  const half = isAll ? 2.5 : 6;
  return (
    <g
      stroke={colour}
      fill="none"
      strokeDasharray={isAll ? '3 2' : undefined}
      pointerEvents="none"
      data-box={isAll ? 'all' : 'completed'}
    >
      {low !== null && <line x1={at(low)} x2={at(q1)} y1={y} y2={y} />}
      {high !== null && <line x1={at(q3)} x2={at(high)} y1={y} y2={y} />}
      <rect
        x={at(q1)}
        width={Math.max(1, at(q3) - at(q1))}
        y={y - half}
        height={2 * half}
        strokeWidth={isAll ? 1 : 1.5}
      />
      {median >= domain[0] && (
        <line
          x1={at(median)}
          x2={at(median)}
          y1={y - half}
          y2={y + half}
          stroke={isAll ? colour : 'var(--chart-text)'}
          strokeWidth={isAll ? 1.5 : 2.5}
          strokeDasharray="none"
        />
      )}
    </g>
  );
}
