import type { ReactElement } from 'react';
import type { Domain } from '../axis/domain';
import type { DistributionRow } from './data';

/** From so many points on, they are drawn smaller and paler, so that the box stays in sight. */
const DENSE = 60;

interface PointMarksProps {
  readonly row: DistributionRow;
  readonly y: number;
  readonly x: (value: number) => number;
  readonly domain: Domain;
  readonly colour: string;
}

/** Every point of a row. */
export function PointMarks({ row, y, x, domain, colour }: PointMarksProps): ReactElement {
  const isDense = row.points.length > DENSE;
  return (
    <g fill={colour} fillOpacity={isDense ? 0.3 : 0.6} data-arm={row.arm}>
      {row.points
        .filter(({ value }) => value >= domain[0] && value <= domain[1])
        .map(({ value, caseNumber }) => (
          <circle
            key={caseNumber}
            cx={x(value)}
            cy={y + spread(caseNumber)}
            r={isDense ? 1.8 : 2.5}
            data-case={caseNumber}
            data-value={value}
          />
        ))}
    </g>
  );
}

/** The same few pixels up or down for a case in every row, so that equal values stay apart. */
const spread = (caseNumber: number): number => ((caseNumber * 5) % 9) - 4;
