import type { ReactElement } from 'react';
import { show } from '../axis/format';
import { seriesColour } from '../theme';
import type { AxisProps } from './axis';
import { BoxMark } from './box-mark';
import { allDiffers, type DistributionRow } from './data';
import { columnsAt, fitting } from './layout';
import { PointMarks } from './point-marks';
import { RowLabel } from './row-label';

interface RowProps extends AxisProps {
  readonly row: DistributionRow;
  readonly y: number;
}

/** An arm at a site: its name, its points under its boxes, and its numbers. */
export function Row({ row, y, x, layout, width, domain, description }: RowProps): ReactElement {
  const colour = seriesColour(row.colour);
  const { summary } = row;
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
      <RowLabel row={row} y={y} most={fitting(layout)} />
      <PointMarks row={row} y={y} x={x} domain={domain} colour={colour} />
      {summary && (
        <>
          {allDiffers(summary) && (
            <BoxMark box={summary.all} y={y + 9} x={x} domain={domain} colour={colour} isAll />
          )}
          <BoxMark box={summary.box} y={y} x={x} domain={domain} colour={colour} />
        </>
      )}
      <Numbers row={row} y={y} layout={layout} width={width} digits={description.digits} />
    </g>
  );
}

interface NumbersProps extends Pick<RowProps, 'row' | 'y' | 'layout' | 'width'> {
  readonly digits: number;
}

function Numbers({ row: { summary }, y, layout, width, digits }: NumbersProps): ReactElement {
  const cells = {
    n: summary?.box.n ?? 0,
    median: show(summary?.box.median, digits),
    'n all': summary?.all.n ?? 0,
    'median all': show(summary?.all.median, digits),
  };
  return (
    <g textAnchor="end" fill="var(--chart-muted)">
      {columnsAt(layout, width).map(([name, at]) => (
        <text
          key={name}
          x={at}
          y={y + 4}
          fill={name === 'median' ? 'var(--chart-text)' : undefined}
        >
          {cells[name]}
        </text>
      ))}
    </g>
  );
}
