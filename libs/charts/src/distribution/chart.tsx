import { useMemo, type ReactElement } from 'react';
import { domainOf, pixels } from '../axis/domain';
import { shorten } from '../axis/format';
import { describeMetric, metricTitle } from '../metric/describe';
import type { Metric } from '@atrium/contracts';
import { Axis } from './axis';
import type { DistributionRow, DistributionSection } from './data';
import { headFitting, layOut } from './layout';
import { Row } from './row';

interface DistributionProps {
  readonly sections: readonly DistributionSection[];
  readonly metric: Metric;
  /** Of the whole drawing, in CSS pixels. */
  readonly width: number;
  /** Where the axis of a share begins; 0 unless said. */
  readonly from?: number | null;
}

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
          {shorten(label, headFitting(width))}
          <title>{label}</title>
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
