import type { ComparisonRow } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { pixels, ticksOf, type Domain } from '../axis/domain';
import { shorten, showSigned } from '../axis/format';
import { marked } from '../likeness';
import { seriesColour } from '../theme';
import { comparisonLikeness } from './likeness';

interface ComparisonProps {
  readonly rows: readonly ComparisonRow[];
  readonly width: number;
}

const ROW = 22;
const HEAD = 22;
const AXIS = 36;
const RIGHT = 110;
const CHARACTER = 6.1;
/** Of a tick like -0.005, with air. */
const TICK_ROOM = 64;

/** The axis holds zero in its middle: better and worse take the same room. */
export function differenceDomain(rows: readonly ComparisonRow[]): Domain {
  const reach = rows
    .flatMap(({ q1_difference, q3_difference }) => [q1_difference ?? 0, q3_difference ?? 0])
    .reduce((most, value) => Math.max(most, Math.abs(value)), 0.01);
  return [-1.15 * reach, 1.15 * reach];
}

/** Paired differences in Dice, B less A, per arm and site: median and quartiles about a line at zero. */
export function ComparisonChart({ rows, width }: ComparisonProps): ReactElement {
  const arms = [...new Set(rows.map(({ arm }) => arm))];
  const sites = [...new Set(rows.map(({ site }) => site))].sort();
  const longest = sites.reduce((most, site) => Math.max(most, site.length), 0);
  const left = Math.min(width / 3, Math.max(70, longest * CHARACTER + 26));
  const domain = differenceDomain(rows);
  const { mark } = comparisonLikeness(rows);
  const marks = new Map(rows.map((row) => [row.arm, mark(row)]));
  const x = pixels(domain, left, width - RIGHT);
  const lines = arms.flatMap((arm) => [
    { arm, row: null },
    ...rows.filter((row) => row.arm === arm).map((row) => ({ arm, row })),
  ]);
  const height = lines.length * ROW + HEAD + AXIS;
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label="Paired differences in Dice per arm and site"
      fontFamily="system-ui, sans-serif"
      fontSize={11}
    >
      <Frame x={x} domain={domain} width={width} bottom={height - AXIS} />
      {lines.map(({ arm, row }, i) => {
        const y = HEAD + (i + 0.5) * ROW;
        return row === null ? (
          <text key={arm} x={0} y={y + 4} fontSize={12} fontWeight={600} fill="var(--chart-text)">
            {shorten(marked(arm, marks.get(arm) ?? ''), Math.floor(width / 7))}
            <title>{arm}</title>
          </text>
        ) : (
          <Difference
            key={`${arm} ${row.site}`}
            row={row}
            y={y}
            x={x}
            colour={seriesColour(sites.indexOf(row.site))}
            width={width}
            most={Math.floor((left - 24) / CHARACTER)}
          />
        );
      })}
    </svg>
  );
}

type Scale = (value: number) => number;

function Frame({
  x,
  domain,
  width,
  bottom,
}: {
  x: Scale;
  domain: Domain;
  width: number;
  bottom: number;
}): ReactElement {
  return (
    <g fill="var(--chart-muted)" textAnchor="middle">
      {ticksOf(domain, Math.max(2, Math.floor((x(domain[1]) - x(domain[0])) / TICK_ROOM))).map(
        (tick) => (
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
        ),
      )}
      <text x={x(0)} y={bottom + 31}>
        Dice of B less Dice of A
      </text>
      <text x={width - RIGHT + 34} y={10} textAnchor="end">
        pairs
      </text>
      <text x={width} y={10} textAnchor="end">
        median
      </text>
    </g>
  );
}

interface DifferenceProps {
  readonly row: ComparisonRow;
  readonly y: number;
  readonly x: Scale;
  readonly colour: string;
  readonly width: number;
  /** Characters of the site's name that fit. */
  readonly most: number;
}

function Difference({ row, y, x, colour, width, most }: DifferenceProps): ReactElement {
  const { median_difference: median, q1_difference: q1, q3_difference: q3 } = row;
  return (
    <g data-site={row.site} data-row-arm={row.arm} data-n={row.n_paired} data-median={median ?? ''}>
      <circle cx={5} cy={y} r={4} fill={colour} />
      <text x={14} y={y + 4} fill="var(--chart-text)">
        {shorten(row.site, most)}
        <title>{row.site}</title>
      </text>
      {q1 !== null && q3 !== null && (
        <line x1={x(q1)} x2={x(q3)} y1={y} y2={y} stroke={colour} strokeWidth={5} opacity={0.45} />
      )}
      {median !== null && <circle cx={x(median)} cy={y} r={4.5} fill={colour} />}
      <g textAnchor="end">
        <text x={width - RIGHT + 34} y={y + 4} fill="var(--chart-muted)">
          {row.n_paired}
        </text>
        <text x={width} y={y + 4} fill="var(--chart-text)">
          {showSigned(median, 4)}
        </text>
      </g>
    </g>
  );
}
