import type { ReactElement } from 'react';
import { ticksOf, type Domain } from '../axis/domain';
import type { AxisMark, LinePanel } from './data';
import { AXIS, COUNTS, HEAD, LEFT, PLOT, RIGHT } from './layout';

type Scale = (value: number) => number;

interface FrameProps {
  readonly panel: LinePanel;
  readonly xDomain: Domain;
  readonly xLabel: string;
  readonly marks: readonly AxisMark[];
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
  /** In place of round numbers. */
  readonly xTicks?: readonly AxisTick[] | undefined;
}

export interface AxisTick {
  readonly at: number;
  readonly label: string;
}

const NARROW = 420;
/** Room for half of a level's label. */
const LABEL = 45;

/** The axes of a panel, its grid, and what is marked in it. */
export function Frame(props: FrameProps): ReactElement {
  return (
    <g fill="var(--chart-muted)">
      <Across {...props} />
      <Up {...props} />
      {props.panel.level && <Level {...props} level={props.panel.level} />}
      <Marks {...props} />
    </g>
  );
}

function Across({ panel, xDomain, xLabel, x, width, xTicks }: FrameProps): ReactElement {
  const ticks =
    xTicks ?? ticksOf(xDomain, width < NARROW ? 5 : 8).map((at) => ({ at, label: String(at) }));
  const bottom = HEAD + PLOT + (panel.counts ? COUNTS : 0);
  return (
    <g textAnchor="middle">
      {ticks.map(({ at, label }) => (
        <g key={at}>
          <line x1={x(at)} x2={x(at)} y1={HEAD} y2={HEAD + PLOT} stroke="var(--chart-grid)" />
          <text x={x(at)} y={bottom + 15}>
            {label}
          </text>
        </g>
      ))}
      <text x={(LEFT + width - RIGHT) / 2} y={bottom + AXIS - 7}>
        {xLabel}
      </text>
    </g>
  );
}

function Up({ panel, y, width }: FrameProps): ReactElement {
  return (
    <>
      {ticksOf(panel.yDomain, 5).map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} stroke="var(--chart-grid)" />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <text transform={`translate(11 ${HEAD + PLOT / 2}) rotate(-90)`} textAnchor="middle">
        {panel.yLabel}
      </text>
    </>
  );
}

function Level({
  level,
  x,
  y,
  width,
}: FrameProps & { readonly level: NonNullable<LinePanel['level']> }): ReactElement {
  const height = y(level.y);
  const [from, to] = [LEFT, width - RIGHT];
  const isAtStart = x(level.x) - from < LABEL;
  return (
    <g data-level={level.y}>
      <line
        x1={from}
        x2={to}
        y1={height}
        y2={height}
        stroke="var(--chart-muted)"
        strokeDasharray="2 4"
      />
      <text
        x={isAtStart ? from + 4 : x(level.x)}
        y={height + 13}
        textAnchor={isAtStart ? 'start' : 'middle'}
      >
        {level.label}
      </text>
    </g>
  );
}

function Marks({ marks, x, width }: FrameProps): ReactElement[] {
  return marks.map(({ x: value, label }, i) => {
    const at = x(value);
    const isRight = at > width / 2;
    return (
      <g key={label} data-mark={value}>
        <line
          x1={at}
          x2={at}
          y1={HEAD}
          y2={HEAD + PLOT}
          stroke="var(--chart-text)"
          strokeDasharray="5 3"
        />
        <text
          x={at + (isRight ? -4 : 4)}
          y={HEAD + 11 + 13 * i}
          textAnchor={isRight ? 'end' : 'start'}
          fill="var(--chart-text)"
        >
          {label}
        </text>
      </g>
    );
  });
}
