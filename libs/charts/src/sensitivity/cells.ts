import type { SummaryRow } from '@atrium/contracts';
import type { Dimension, Sweep, SweepPoint } from './sweep';

/** A metric at one point of a sweep at one site. Over repetitions of a jitter: the mean of their quantiles. */
export interface SweepCell {
  readonly point: SweepPoint;
  readonly n: number;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly arms: readonly string[];
}

/** The cells of a sweep at a site where the dimensions that are not in `free` are held at `held`. */
export function sweepCells(
  sweep: Sweep,
  summaries: readonly SummaryRow[],
  site: string,
  free: readonly Dimension[],
  held: SweepPoint,
): SweepCell[] {
  const atSite = new Map(
    summaries.filter((row) => row.site === site).map((row) => [row.arm, row] as const),
  );
  const fixed = sweep.swept.filter((dimension) => !free.includes(dimension));
  const shown = sweep.arms.filter(({ point }) =>
    fixed.every((dimension) => point[dimension] === held[dimension]),
  );
  const points = new Map(shown.map(({ point }) => [keyOf(point), point]));
  return [...points].map(([key, point]) =>
    toCell(
      point,
      shown.filter((arm) => keyOf(arm.point) === key).map(({ id }) => id),
      atSite,
    ),
  );
}

const keyOf = ({ margin, scale, x, y }: SweepPoint): string => [margin, scale, x, y].join(' ');

function toCell(
  point: SweepPoint,
  arms: readonly string[],
  rows: ReadonlyMap<string, SummaryRow>,
): SweepCell {
  const boxes = arms.flatMap((arm) => rows.get(arm)?.box ?? []);
  return {
    point,
    arms,
    n: boxes.reduce((sum, box) => sum + box.n, 0),
    median: meanOf(boxes.map(({ median }) => median)),
    q1: meanOf(boxes.map(({ q1 }) => q1)),
    q3: meanOf(boxes.map(({ q3 }) => q3)),
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 || known.length < values.length
    ? null
    : known.reduce((sum, value) => sum + value, 0) / known.length;
}
