import type { ReactElement } from 'react';
import { shorten } from '../axis/format';
import { marked } from '../likeness';
import type { DistributionRow } from './data';

interface RowLabelProps {
  readonly row: DistributionRow;
  readonly y: number;
  /** Characters that fit. */
  readonly most: number;
}

/**
 * What a row is of. What tells it from its neighbours is never cut away: a covariate's value stands in a line of its own
 * where both do not fit, and an arm's mark stays behind a name that is cut.
 */
export function RowLabel({
  row: { name, mark, value, label },
  y,
  most,
}: RowLabelProps): ReactElement {
  const named = marked(shorten(name, mark === '' ? most : most - mark.length - 1), mark);
  const isOneLine = value === null || label.length <= most;
  return (
    <g fill="var(--chart-text)">
      <title>{label}</title>
      {isOneLine ? (
        <text x={14} y={y + 4}>
          {value === null ? named : label}
        </text>
      ) : (
        <>
          <text x={14} y={y - 1} fontSize={10}>
            {named}
          </text>
          <text x={14} y={y + 10} fontSize={10}>
            {shorten(value, most)}
          </text>
        </>
      )}
    </g>
  );
}
