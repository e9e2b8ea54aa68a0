import { useMemo, type ReactElement } from 'react';
import { domainOf, pixels, ticksOf, type Domain } from '../axis/domain';
import { show, shorten } from '../axis/format';
import { describeMetric, metricTitle, type MetricDescription } from '../metric/describe';
import { seriesColour } from '../theme';
import type { Metric } from '@atrium/contracts';
import { BoxMark } from './box-mark';
import { allDiffers, type DistributionRow, type DistributionSection } from './data';
import { fitting, layOut, NARROW, type Layout } from './layout';

interface DistributionProps {
  readonly sections: readonly DistributionSection[];
  readonly metric: Metric;
  /** Of the whole drawing, in CSS pixels. */
  readonly width: number;
  /** Where the axis of a share begins; 0 unless said. */
  readonly from?: number | null;
}

type Scale = (value: number) => number;

/**
 * A metric per arm and site: box, every point, n and median. Plain SVG: the same in a page and in a report. A point carries
 * `data-case` (the case's number), `data-arm` and `data-value`, for a page that wants to answer to them.
 */
export function DistributionChart({
  sections,
  metric,
  width,
  from = null,
}: DistributionProps): ReactElement {
  const description = describeMetric(metric);
  const layout = useMemo(() => layOut(sections, width), [sections, width]);
  const rows = useMemo(
    () => sections.flatMap(({ groups }) => groups.flatMap((group) => group.rows)),
    [sections],
  );
  const domain = useMemo(
    () => domainOf(description, rows.flatMap(valuesOf), from),
    [description, rows, from],
  );
  const x = pixels(domain, layout.left, width - layout.right);
  return (
    <svg
      width={width}
      height={layout.height}
      viewBox={`0 0 ${width} ${layout.height}`}
      role="img"
      aria-label={`${metricTitle(description)} per arm and site`}
      fontFamily="system-ui, sans-serif"
    >
      <Axis description={description} domain={domain} layout={layout} width={width} x={x} />
      {layout.sections.map(({ title, y }) => (
        <text key={title} x={0} y={y} fontSize={12} fontWeight={600} fill="var(--chart-muted)">
          {title}
        </text>
      ))}
      {layout.heads.map(({ key, label, y }) => (
        <text key={key} x={0} y={y} fontSize={12} fontWeight={600} fill="var(--chart-text)">
          {label}
        </text>
      ))}
      {rows.map((row) => (
        <Row
          key={row.key}
          row={row}
          y={layout.rows.get(row.key) ?? 0}
          x={x}
          layout={layout}
          width={width}
          domain={domain}
          description={description}
        />
      ))}
    </svg>
  );
}

const valuesOf = ({ points, summary }: DistributionRow): number[] => [
  ...points.map(({ value }) => value),
  ...[summary?.min, summary?.max].filter((value) => typeof value === 'number'),
];

interface AxisProps {
  readonly description: MetricDescription;
  readonly domain: Domain;
  readonly layout: Layout;
  readonly width: number;
  readonly x: Scale;
}

function Axis({ description, domain, layout, width, x }: AxisProps): ReactElement {
  const isNarrow = width < NARROW;
  const digits = description.kind === 'share' ? 1 : 0;
  const right = width - layout.right;
  const heads: (readonly [string, number])[] = isNarrow
    ? [
        ['n', right + 34],
        ['median', width],
      ]
    : [
        ['n', right + 40],
        ['median', right + 92],
        ['n all', right + 134],
        ['median all', width],
      ];
  return (
    <g fontSize={11} fill="var(--chart-muted)">
      {ticksOf(domain, isNarrow ? 3 : 6).map((tick) => (
        <g key={tick} textAnchor="middle">
          <line x1={x(tick)} x2={x(tick)} y1={12} y2={layout.axisY} stroke="var(--chart-grid)" />
          <text x={x(tick)} y={layout.axisY + 15}>
            {Number.isInteger(tick) ? tick : tick.toFixed(Math.max(digits, decimals(tick)))}
          </text>
        </g>
      ))}
      <text x={(x(domain[0]) + x(domain[1])) / 2} y={layout.axisY + 30} textAnchor="middle">
        {metricTitle(description)}
      </text>
      {heads.map(([text, at]) => (
        <text key={text} x={at} y={10} textAnchor="end">
          {text}
        </text>
      ))}
    </g>
  );
}

const decimals = (tick: number): number => (String(tick).split('.')[1] ?? '').length;

interface RowProps extends AxisProps {
  readonly row: DistributionRow;
  readonly y: number;
}

function Row({ row, y, x, layout, width, domain, description }: RowProps): ReactElement {
  const colour = seriesColour(row.colour);
  const { summary } = row;
  const { digits } = description;
  const right = width - layout.right;
  const isNarrow = width < NARROW;
  return (
    <g
      data-site={row.site}
      data-row-arm={row.arm}
      data-split={row.split ?? undefined}
      data-n={summary?.box.n ?? 0}
      data-median={summary?.box.median ?? ''}
      fontSize={11}
    >
      <circle cx={5} cy={y} r={4} fill={colour} />
      <text x={14} y={y + 4} fill="var(--chart-text)">
        {shorten(row.label, fitting(layout))}
        <title>{row.label}</title>
      </text>
      <PointMarks row={row} y={y} x={x} domain={domain} colour={colour} />
      {summary && (
        <>
          {allDiffers(summary) && (
            <BoxMark box={summary.all} y={y + 9} x={x} domain={domain} colour={colour} isAll />
          )}
          <BoxMark box={summary.box} y={y} x={x} domain={domain} colour={colour} />
        </>
      )}
      <g textAnchor="end" fill="var(--chart-muted)">
        <text x={right + (isNarrow ? 34 : 40)} y={y + 4}>
          {summary?.box.n ?? 0}
        </text>
        <text x={isNarrow ? width : right + 92} y={y + 4} fill="var(--chart-text)">
          {show(summary?.box.median, digits)}
        </text>
        {!isNarrow && (
          <>
            <text x={right + 134} y={y + 4}>
              {summary?.all.n ?? 0}
            </text>
            <text x={width} y={y + 4}>
              {show(summary?.all.median, digits)}
            </text>
          </>
        )}
      </g>
    </g>
  );
}

/** From so many points on, they are drawn smaller and paler, so that the box stays in sight. */
const DENSE = 60;

interface PointMarksProps {
  readonly row: DistributionRow;
  readonly y: number;
  readonly x: Scale;
  readonly domain: Domain;
  readonly colour: string;
}

function PointMarks({ row, y, x, domain, colour }: PointMarksProps): ReactElement {
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
