import type { ReactElement } from 'react';
import { pixels, ticksOf, type Domain } from '../axis/domain';
import { shorten, showSigned } from '../axis/format';
import { seriesColour } from '../theme';
import { forestDomain, type Forest, type ForestRow } from './data';

interface ForestProps {
  readonly forest: Forest;
  /** Of the whole drawing, in CSS pixels. */
  readonly width: number;
}

type Scale = (value: number) => number;

const ROW = 22;
const HEAD = 20;
const AXIS = 36;
const CHARACTER = 6.1;
/** Of a tick like -0.005, with air. */
const TICK_ROOM = 60;
const NARROW = 560;

/** Estimates with intervals about a line at 0, groups below each other on one axis. Plain SVG, as the other charts. */
export function ForestChart({ forest, width }: ForestProps): ReactElement {
  const { groups, digits } = forest;
  const isNarrow = width < NARROW;
  const right = isNarrow ? 96 : 230;
  const longest = groups
    .flatMap(({ rows }) => rows)
    .reduce((most, { label }) => Math.max(most, label.length), 0);
  const left = Math.min(width / 3, Math.max(80, longest * CHARACTER + 26));
  const domain = forestDomain(forest);
  const x = pixels(domain, left, width - right);
  const lines = groups.flatMap((group) => [
    { group, row: null },
    ...group.rows.map((row) => ({ group, row })),
  ]);
  const bottom = HEAD + lines.length * ROW;
  return (
    <svg
      width={width}
      height={bottom + AXIS}
      viewBox={`0 0 ${width} ${bottom + AXIS}`}
      role="img"
      aria-label={`${forest.axis}: estimates with intervals`}
      fontFamily="system-ui, sans-serif"
      fontSize={11}
    >
      <Frame forest={forest} domain={domain} x={x} bottom={bottom} width={width} right={right} />
      {lines.map(({ group, row }, i) => {
        const y = HEAD + (i + 0.5) * ROW;
        return row === null ? (
          <g key={group.key}>
            <Margins
              marks={group.marks}
              x={x}
              from={y + 11}
              to={y + 11 + group.rows.length * ROW}
            />
            <text
              x={0}
              y={y + 4}
              fontSize={12}
              fontWeight={600}
              fill="var(--chart-text)"
              // The line of no difference may run behind it.
              stroke="var(--chart-panel)"
              strokeWidth={4}
              paintOrder="stroke"
            >
              {shorten(group.title, Math.floor(width / 7))}
              <title>{group.title}</title>
            </text>
          </g>
        ) : (
          <g key={`${group.key} ${row.key}`} data-group={group.key}>
            <Row row={row} x={x} y={y} digits={digits} most={Math.floor((left - 24) / CHARACTER)} />
            <Numbers row={row} y={y} digits={digits} width={width} isNarrow={isNarrow} />
          </g>
        );
      })}
    </svg>
  );
}

interface FrameProps {
  readonly forest: Forest;
  readonly domain: Domain;
  readonly x: Scale;
  readonly bottom: number;
  readonly width: number;
  readonly right: number;
}

function Frame({ forest, domain, x, bottom, width, right }: FrameProps): ReactElement {
  const room = x(domain[1]) - x(domain[0]);
  const isNarrow = width < NARROW;
  return (
    <g fill="var(--chart-muted)" textAnchor="middle">
      {ticksOf(domain, Math.max(2, Math.floor(room / TICK_ROOM))).map((tick) => (
        <g key={tick}>
          <line
            x1={x(tick)}
            x2={x(tick)}
            y1={HEAD - 6}
            y2={bottom}
            stroke={tick === 0 ? 'var(--chart-muted)' : 'var(--chart-grid)'}
          />
          <text x={x(tick)} y={bottom + 15}>
            {tick}
          </text>
        </g>
      ))}
      <text x={isNarrow ? width / 2 : (x(domain[0]) + x(domain[1])) / 2} y={bottom + 31}>
        {shorten(forest.axis, Math.floor((isNarrow ? width : room + right) / CHARACTER))}
      </text>
      <g textAnchor="end">
        {!isNarrow && (
          <text x={width - right + 44} y={10}>
            n
          </text>
        )}
        <text x={width} y={10}>
          {isNarrow ? 'estimate' : 'estimate and interval'}
        </text>
      </g>
    </g>
  );
}

interface MarginsProps {
  readonly marks: readonly number[];
  readonly x: Scale;
  readonly from: number;
  readonly to: number;
}

/** The margins of one group, down its rows. */
function Margins({ marks, x, from, to }: MarginsProps): ReactElement[] {
  return marks.map((mark) => (
    <line
      key={mark}
      x1={x(mark)}
      x2={x(mark)}
      y1={from}
      y2={to}
      stroke="var(--chart-text)"
      strokeDasharray="5 3"
      data-mark={mark}
    />
  ));
}

interface RowProps {
  readonly row: ForestRow;
  readonly x: Scale;
  readonly y: number;
  readonly digits: number;
  /** Characters of the label that fit. */
  readonly most: number;
}

function Row({ row, x, y, most }: RowProps): ReactElement {
  const { label, place, n, estimate, low, high } = row;
  const colour = place === null ? 'var(--chart-text)' : seriesColour(place);
  return (
    <g data-row={row.key} data-n={n ?? ''} data-estimate={estimate ?? ''}>
      {place !== null && <circle cx={5} cy={y} r={4} fill={colour} />}
      <text x={14} y={y + 4} fill="var(--chart-text)" fontWeight={place === null ? 600 : 400}>
        {shorten(label, most)}
        <title>{label}</title>
      </text>
      {low !== null && high !== null && (
        <g
          stroke={colour}
          strokeWidth={1.6}
          strokeDasharray={estimate === null ? '3 3' : undefined}
        >
          <line x1={x(low)} x2={x(high)} y1={y} y2={y} />
          {[low, high].map((end, i) => (
            <line key={i} x1={x(end)} x2={x(end)} y1={y - 4} y2={y + 4} strokeDasharray="none" />
          ))}
        </g>
      )}
      {estimate !== null &&
        (place === null ? (
          <path d={diamond(x(estimate), y)} fill={colour} />
        ) : (
          <rect x={x(estimate) - 4} y={y - 4} width={8} height={8} fill={colour} />
        ))}
    </g>
  );
}

const diamond = (x: number, y: number): string =>
  `M${x - 6} ${y}L${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}Z`;

interface NumbersProps {
  readonly row: ForestRow;
  readonly y: number;
  readonly digits: number;
  readonly width: number;
  readonly isNarrow: boolean;
}

function Numbers({ row, y, digits, width, isNarrow }: NumbersProps): ReactElement {
  const { n, estimate, low, high } = row;
  const say = (value: number): string => showSigned(value, digits);
  const interval = low === null || high === null ? '' : ` [${say(low)}, ${say(high)}]`;
  return (
    <g textAnchor="end" fill="var(--chart-text)">
      {!isNarrow && (
        <text x={width - 186} y={y + 4} fill="var(--chart-muted)">
          {n ?? ''}
        </text>
      )}
      <text x={width} y={y + 4}>
        {(estimate === null ? (interval === '' ? '-' : '') : say(estimate)) +
          (isNarrow ? '' : interval)}
      </text>
    </g>
  );
}
