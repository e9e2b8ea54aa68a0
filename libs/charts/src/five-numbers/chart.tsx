import type { ReactElement } from 'react';
import { seriesColour } from '../theme';
import { ticksOf, type Domain } from '../axis/domain';
import { shorten } from '../axis/format';
import type { FiveNumbersRow, MeasureGroup } from './data';

const ROW = 22;
const BOX = 10;
const AXIS = 24;
const TOP = 4;
const LEFT = 104;
const RIGHT = 58;
const PAD = 8;
/** Pixels of a digit of an axis, and between two of its labels. */
const DIGIT = 6;
const GAP = 6;
/** Of wide letters too. */
const MAX_LABEL = 12;

interface FiveNumbersProps {
  readonly group: MeasureGroup;
  /** Of the whole drawing, in CSS pixels. */
  readonly width: number;
}

type Scale = (value: number) => number;

/** One measure: least, quartiles, median and greatest of every site, on one axis. Plain SVG, as the other charts. */
export function FiveNumbersChart({ group, width }: FiveNumbersProps): ReactElement {
  const { rows, title, unit, digits } = group;
  const low = Math.min(...rows.map(({ min }) => min));
  const high = Math.max(...rows.map(({ max }) => max));
  const height = TOP + rows.length * ROW + AXIS;
  const span = width - LEFT - RIGHT - 2 * PAD;
  const x: Scale = (value) =>
    LEFT + PAD + (high > low ? ((value - low) / (high - low)) * span : span / 2);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${title} per site${unit && `, in ${unit}`}`}
      data-measure={group.id}
    >
      {(high > low ? ticksThatFit([low, high], span) : [low]).map((tick) => (
        <g key={tick} fontSize={10} fill="var(--chart-muted)" textAnchor="middle">
          <line x1={x(tick)} x2={x(tick)} y1={0} y2={height - AXIS} stroke="var(--chart-grid)" />
          <text x={x(tick)} y={height - AXIS + 14}>
            {high > low ? tickLabel(tick) : tick.toFixed(digits)}
          </text>
        </g>
      ))}
      {rows.map((row, i) => (
        <Row
          key={row.site}
          row={row}
          y={TOP + i * ROW + ROW / 2}
          x={x}
          width={width}
          digits={digits}
        />
      ))}
    </svg>
  );
}

const tickLabel = (tick: number): string => String(Number(tick.toPrecision(6)));

/** Four round numbers or so; fewer where their labels would run into each other. */
function ticksThatFit(domain: Domain, span: number): number[] {
  const sets = [4, 3, 2, 1].map((count) => ticksOf(domain, count));
  const fits = (ticks: readonly number[]): boolean => {
    const [first, second = Infinity] = ticks;
    const step = ((second - first) / (domain[1] - domain[0])) * span;
    return ticks.every((tick) => tickLabel(tick).length * DIGIT + GAP <= step);
  };
  return sets.find(fits) ?? sets[sets.length - 1];
}

function Row({
  row,
  y,
  x,
  width,
  digits,
}: {
  row: FiveNumbersRow;
  y: number;
  x: Scale;
  width: number;
  digits: number;
}): ReactElement {
  const colour = seriesColour(row.siteIndex);
  const { site, n, min, q1, median, q3, max } = row;
  const say = (value: number) => value.toFixed(digits);
  return (
    <g data-site={site} data-n={n} data-median={median}>
      <title>
        {`${site}: n ${n}, least ${say(min)}, quartiles ${say(q1)} and ${say(q3)}, median ${say(median)}, greatest ${say(max)}`}
      </title>
      <circle cx={5} cy={y} r={4} fill={colour} />
      <text x={14} y={y + 4} fontSize={11} fill="var(--chart-text)">
        {shorten(site, MAX_LABEL)}
      </text>
      <g stroke={colour} fill="none">
        <line x1={x(min)} x2={x(q1)} y1={y} y2={y} />
        <line x1={x(q3)} x2={x(max)} y1={y} y2={y} />
        {[min, max].map((end, i) => (
          <line key={i} x1={x(end)} x2={x(end)} y1={y - 3} y2={y + 3} />
        ))}
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
      <text x={width - 2} y={y + 4} fontSize={11} textAnchor="end" fill="var(--chart-text)">
        {say(median)}
      </text>
    </g>
  );
}
