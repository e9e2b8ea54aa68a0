import type { ReactElement } from 'react';
import { siteColour } from '../theme';
import type { DistributionGroup, DistributionRow } from './data';

const ROW = 26;
const GROUP_HEAD = 24;
const GROUP_GAP = 8;
const AXIS = 34;
const LEFT = 132;
const RIGHT = 92;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
/** Below this width every second tick would touch the next. */
const NARROW = 520;
const NARROW_TICKS = [0, 0.5, 1];
const BOX = 12;

interface DistributionProps {
  readonly groups: readonly DistributionGroup[];
  /** Of the whole drawing, in CSS pixels. */
  readonly width: number;
  /** The end of the axis that is not 1; 0 unless said. */
  readonly from?: number;
}

const groupHeight = ({ rows }: DistributionGroup): number =>
  GROUP_HEAD + rows.length * ROW + GROUP_GAP;

/** Where each group begins, and after them where the axis does. */
const topsOf = (groups: readonly DistributionGroup[]): number[] =>
  groups.reduce((tops, group) => [...tops, tops[tops.length - 1] + groupHeight(group)], [0]);

/** Dice per arm and site: a box, every point, n and median. Plain SVG: the same in a page and in a report. */
export function DistributionChart({ groups, width, from = 0 }: DistributionProps): ReactElement {
  const tops = topsOf(groups);
  const height = tops[groups.length] + AXIS;
  const x = (dice: number): number => LEFT + ((dice - from) / (1 - from)) * (width - LEFT - RIGHT);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label="Dice per arm and site"
    >
      <Axis x={x} from={from} height={height} width={width} />
      {groups.map((group, i) => (
        <Group key={group.arm} group={group} y={tops[i]} x={x} width={width} />
      ))}
    </svg>
  );
}

type Scale = (dice: number) => number;

function Axis({
  x,
  from,
  height,
  width,
}: {
  x: Scale;
  from: number;
  height: number;
  width: number;
}): ReactElement {
  return (
    <g fontSize={11} fill="var(--chart-muted)" textAnchor="middle">
      {(width < NARROW ? NARROW_TICKS : TICKS)
        .filter((tick) => tick >= from)
        .map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={0} y2={height - AXIS} stroke="var(--chart-grid)" />
            <text x={x(tick)} y={height - AXIS + 16}>
              {tick.toFixed(1)}
            </text>
          </g>
        ))}
      <text x={(x(from) + x(1)) / 2} y={height - 2}>
        Dice
      </text>
      <text x={width - RIGHT + 26} y={14} textAnchor="middle">
        n
      </text>
      <text x={width - 6} y={14} textAnchor="end">
        median
      </text>
    </g>
  );
}

interface GroupProps {
  readonly group: DistributionGroup;
  readonly y: number;
  readonly x: Scale;
  readonly width: number;
}

function Group({ group, y, x, width }: GroupProps): ReactElement {
  return (
    <g transform={`translate(0 ${y})`} data-arm={group.arm}>
      <text x={0} y={15} fontSize={12} fontWeight={600} fill="var(--chart-text)">
        {group.arm}
      </text>
      {group.rows.map((row, i) => (
        <Row key={row.key} row={row} y={GROUP_HEAD + i * ROW + ROW / 2} x={x} width={width} />
      ))}
    </g>
  );
}

function Row({
  row,
  y,
  x,
  width,
}: {
  row: DistributionRow;
  y: number;
  x: Scale;
  width: number;
}): ReactElement {
  const colour = siteColour(row.siteIndex);
  return (
    <g data-site={row.site} data-n={row.n} data-median={row.median ?? ''}>
      <circle cx={5} cy={y} r={4} fill={colour} />
      <text x={14} y={y + 4} fontSize={11} fill="var(--chart-text)">
        {shorten(row.site)}
        <title>{row.site}</title>
      </text>
      <Box row={row} y={y} x={x} colour={colour} />
      {row.points.map((point) => (
        <circle
          key={point.case_id}
          cx={x(point.dice)}
          cy={y + jitter(point.case_id)}
          r={2.5}
          fill={colour}
          fillOpacity={0.75}
        >
          <title>{`${point.case_id}: ${point.dice.toFixed(4)}`}</title>
        </circle>
      ))}
      <text
        x={width - RIGHT + 26}
        y={y + 4}
        fontSize={11}
        textAnchor="middle"
        fill="var(--chart-muted)"
      >
        {row.n}
      </text>
      <text x={width - 6} y={y + 4} fontSize={11} textAnchor="end" fill="var(--chart-text)">
        {row.median === null ? '-' : row.median.toFixed(3)}
      </text>
    </g>
  );
}

function Box({
  row,
  y,
  x,
  colour,
}: {
  row: DistributionRow;
  y: number;
  x: Scale;
  colour: string;
}): ReactElement | null {
  const { q1, q3, median, whiskers } = row;
  if (q1 === null || q3 === null || median === null) return null;
  return (
    <g stroke={colour} fill="none">
      {whiskers && <line x1={x(whiskers[0])} x2={x(q1)} y1={y} y2={y} />}
      {whiskers && <line x1={x(q3)} x2={x(whiskers[1])} y1={y} y2={y} />}
      <rect
        x={x(q1)}
        width={Math.max(1, x(q3) - x(q1))}
        y={y - BOX / 2}
        height={BOX}
        fill={colour}
        fillOpacity={0.15}
      />
      <line x1={x(median)} x2={x(median)} y1={y - BOX / 2} y2={y + BOX / 2} strokeWidth={2.5} />
    </g>
  );
}

/** The same few pixels up or down for a case in every row, so that equal values stay apart. */
function jitter(caseId: string): number {
  let hash = 0;
  for (const character of caseId) hash = (hash * 31 + character.charCodeAt(0)) % 1009;
  return (hash % 9) - 4;
}

const MAX_LABEL = 18;

const shorten = (text: string): string =>
  text.length > MAX_LABEL ? `${text.slice(0, MAX_LABEL - 1)}…` : text;
