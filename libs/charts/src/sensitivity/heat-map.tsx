import type { ReactElement } from 'react';
import type { Domain } from '../axis/domain';
import { show, shorten } from '../axis/format';
import type { MetricDescription } from '../metric/describe';
import type { SweepCell } from './cells';
import { heatMapColour } from './heat-map-scale';
import type { Dimension, Sweep } from './sweep';

export interface HeatMapPanel {
  readonly site: string;
  readonly cells: readonly SweepCell[];
}

interface HeatMapProps {
  readonly panels: readonly HeatMapPanel[];
  readonly sweep: Sweep;
  readonly across: Dimension;
  readonly down: Dimension;
  readonly metric: MetricDescription;
  /** The values of the two ends of the colours, the same for every site. */
  readonly domain: Domain;
  readonly width: number;
}

const CELL = 46;
const WIDEST = 110;
const LEFT = 54;
const HEAD = 24;
const FOOT = 40;
const GAP = 28;
const LEGEND = 58;
/** Of the quartiles' small print. */
const CHARACTER = 4.7;

/**
 * A metric's median over two dimensions of a sweep, a panel for each site; below it the quartiles. A cell carries
 * `data-site`, `data-cell-arm`, `data-median` and `data-n`.
 */
export function HeatMap(props: HeatMapProps): ReactElement {
  const { panels, sweep, across, down, width } = props;
  const { cell, panelWidth, panelHeight, perLine } = layoutOf(props);
  const height = Math.ceil(panels.length / perLine) * (panelHeight + GAP) + LEGEND;
  const total = Math.max(width, panelWidth);
  return (
    <svg
      width={total}
      height={height}
      viewBox={`0 0 ${total} ${height}`}
      role="img"
      aria-label={`${props.metric.label} over ${sweep.labels[across]} and ${sweep.labels[down]}, per site`}
      fontFamily="system-ui, sans-serif"
    >
      {panels.map((panel, i) => (
        <g
          key={panel.site}
          transform={`translate(${(i % perLine) * (panelWidth + GAP)} ${Math.floor(i / perLine) * (panelHeight + GAP)})`}
        >
          <Panel {...props} panel={panel} cell={cell} />
        </g>
      ))}
      <Legend metric={props.metric} domain={props.domain} y={height - LEGEND + 8} />
    </svg>
  );
}

function layoutOf(props: HeatMapProps) {
  const { sweep, across, down, width } = props;
  const columns = sweep.values[across].length;
  const cell = Math.max(leastCell(props), Math.min(WIDEST, (width - LEFT) / columns));
  const panelWidth = LEFT + columns * cell;
  return {
    cell,
    panelWidth,
    panelHeight: HEAD + sweep.values[down].length * CELL + FOOT,
    perLine: Math.max(1, Math.floor((width + GAP) / (panelWidth + GAP))),
  };
}

/** How many panels a map of at most this height holds, at least one line of them. @param height CSS pixels */
export function heatMapPanels(props: HeatMapProps, height: number): number {
  const { panelHeight, perLine } = layoutOf(props);
  return perLine * Math.max(1, Math.floor((height - LEGEND) / (panelHeight + GAP)));
}

const spreadText = ({ q1, q3 }: SweepCell, { digits }: MetricDescription): string =>
  `${show(q1, Math.min(2, digits))} to ${show(q3, Math.min(2, digits))}`;

/** As wide as the widest text of a cell. */
const leastCell = ({ panels, metric }: HeatMapProps): number =>
  panels
    .flatMap(({ cells }) => cells.map((cell) => spreadText(cell, metric).length * CHARACTER + 8))
    .reduce((most, width) => Math.max(most, width), CELL);

function Panel({
  panel,
  sweep,
  across,
  down,
  metric,
  domain,
  cell,
}: HeatMapProps & { panel: HeatMapPanel; cell: number }): ReactElement {
  const xs = sweep.values[across];
  const ys = sweep.values[down];
  const bottom = HEAD + ys.length * CELL;
  return (
    <g fontSize={11} fill="var(--chart-muted)">
      <text x={LEFT} y={14} fontSize={12} fontWeight={600} fill="var(--chart-text)">
        {shorten(panel.site, 30)}
        <title>{panel.site}</title>
      </text>
      {panel.cells.map((one) => (
        <Cell
          key={one.arms.join(' ')}
          cell={one}
          site={panel.site}
          x={LEFT + xs.indexOf(one.point[across]) * cell}
          // Greater values lie higher, as on any axis.
          y={HEAD + (ys.length - 1 - ys.indexOf(one.point[down])) * CELL}
          width={cell}
          metric={metric}
          domain={domain}
        />
      ))}
      {xs.map((value, i) => (
        <text key={value} x={LEFT + (i + 0.5) * cell} y={bottom + 14} textAnchor="middle">
          {value}
        </text>
      ))}
      {ys.map((value, i) => (
        <text key={value} x={LEFT - 6} y={HEAD + (ys.length - i - 0.5) * CELL + 4} textAnchor="end">
          {value}
        </text>
      ))}
      <text x={LEFT + (xs.length * cell) / 2} y={bottom + 31} textAnchor="middle">
        {sweep.labels[across]}
      </text>
      <text
        transform={`translate(11 ${HEAD + (ys.length * CELL) / 2}) rotate(-90)`}
        textAnchor="middle"
      >
        {shorten(sweep.labels[down], Math.max(8, Math.floor((ys.length * CELL) / 6)))}
      </text>
    </g>
  );
}

interface CellProps {
  readonly cell: SweepCell;
  readonly site: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly metric: MetricDescription;
  readonly domain: Domain;
}

function Cell({ cell, site, x, y, width, metric, domain }: CellProps): ReactElement {
  const { median, q1, q3, n, arms } = cell;
  const colour = median === null ? null : heatMapColour(median, metric, domain);
  const mark = {
    'data-site': site,
    'data-cell-arm': arms[0],
    'data-median': median ?? '',
    'data-n': n,
  };
  return (
    <g {...mark} textAnchor="middle">
      <title>{`${site}, ${arms.join(', ')}: median ${show(median, metric.digits)}, quartiles ${show(q1, metric.digits)} to ${show(q3, metric.digits)}, n ${n}`}</title>
      <rect
        x={x + 1}
        y={y + 1}
        width={width - 2}
        height={CELL - 2}
        fill={colour?.fill ?? 'none'}
        stroke={colour ? 'none' : 'var(--chart-grid)'}
      />
      <g fill={colour?.text ?? 'var(--chart-muted)'}>
        <text x={x + width / 2} y={y + 21} fontSize={12}>
          {show(median, metric.digits)}
        </text>
        <text x={x + width / 2} y={y + 36} fontSize={9}>
          {median === null ? `n ${n}` : spreadText(cell, metric)}
        </text>
      </g>
    </g>
  );
}

function Legend({
  metric,
  domain,
  y,
}: {
  metric: MetricDescription;
  domain: Domain;
  y: number;
}): ReactElement {
  const steps = 40;
  const width = 200;
  return (
    <g fontSize={11} fill="var(--chart-muted)">
      {Array.from({ length: steps }, (_, i) => {
        const value = domain[0] + ((i + 0.5) / steps) * (domain[1] - domain[0]);
        return (
          <rect
            key={i}
            x={LEFT + (i * width) / steps}
            y={y + 14}
            width={width / steps + 0.5}
            height={10}
            fill={heatMapColour(value, metric, domain).fill}
          />
        );
      })}
      <text x={LEFT} y={y + 38}>
        {show(domain[0], Math.min(2, metric.digits))}
      </text>
      <text x={LEFT + width} y={y + 38} textAnchor="end">
        {show(domain[1], Math.min(2, metric.digits))}
      </text>
      <text x={LEFT} y={y + 8}>
        Median {metric.label}
      </text>
    </g>
  );
}
