import type { ReactElement } from 'react';
import { seriesColour, seriesDash } from '../theme';
import { unbroken, type PanelLine, type PanelPoint } from './data';

type Scale = (value: number) => number;

interface LineMarkProps {
  readonly line: PanelLine;
  readonly x: Scale;
  readonly y: Scale;
}

/** From so many points on a line is drawn without dots that would hide its dash. */
const DENSE = 40;

/** One site's line, its band behind it. A point carries `data-x` and `data-y`. */
export function LineMark({ line, x, y }: LineMarkProps): ReactElement {
  const colour = seriesColour(line.place);
  const isDense = line.hasDots !== true && line.points.length > DENSE;
  return (
    <g data-site={line.label} fill={colour} stroke="none">
      {unbroken(line.points).map((part, i) => (
        <g key={i}>
          <polygon points={bandOf(part, x, y)} fillOpacity={0.12} />
          <polyline
            points={part.map((point) => `${x(point.x)},${y(point.y)}`).join(' ')}
            fill="none"
            stroke={colour}
            strokeWidth={2}
            strokeDasharray={seriesDash(line.place)}
          />
          {part.map((point, i) => (
            <circle
              key={i}
              cx={x(point.x)}
              cy={y(point.y)}
              r={isDense ? 4 : 2.8}
              fillOpacity={isDense ? 0 : 1}
              data-x={point.x}
              data-y={point.y}
            >
              <title>{point.title}</title>
            </circle>
          ))}
        </g>
      ))}
    </g>
  );
}

/** Along the upper ends and back along the lower ones; nothing where no point has a band. */
function bandOf(points: readonly PanelPoint[], x: Scale, y: Scale): string {
  const ends = points.flatMap(({ x: at, low, high }) =>
    low === undefined || high === undefined ? [] : [{ at, low, high }],
  );
  return [
    ...ends.map(({ at, high }) => `${x(at)},${y(high)}`),
    ...ends.reverse().map(({ at, low }) => `${x(at)},${y(low)}`),
  ].join(' ');
}
