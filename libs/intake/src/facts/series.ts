import type { SeriesFacts } from '@atrium/contracts';

/** Share of the spacing below which two slices lie at one position, and by which a gap may miss a whole multiple. */
const SAME = 1e-3;
const MULTIPLE = 0.1;

/**
 * How the slices of a series lie.
 *
 * @param positions mm along the normal of the slices, one a slice, in any order; at least one
 */
export function describeSeries(positions: readonly number[]): SeriesFacts {
  const sorted = Float64Array.from(positions).sort();
  const steps = Array.from(sorted.subarray(1), (position, i) => position - sorted[i]);
  const spacing = usualStep(steps);
  if (spacing === null)
    return {
      slices: positions.length,
      spacing_mm: null,
      missing: 0,
      repeated: steps.length,
      deviation_mm: 0,
    };
  const distinct = steps.filter((step) => step > SAME * spacing);
  const multiples = distinct.map((step) => multipleOf(step, spacing));
  return {
    slices: positions.length,
    spacing_mm: spacing,
    missing: multiples.reduce((sum, n) => sum + n - 1, 0),
    repeated: steps.length - distinct.length,
    deviation_mm: Math.max(...distinct.map((step, i) => Math.abs(step - multiples[i] * spacing))),
  };
}

/** Median of the steps that are none of a repeated slice. */
function usualStep(steps: readonly number[]): number | null {
  const most = Math.max(0, ...steps);
  const moved = steps.filter((step) => step > SAME * most).sort((a, b) => a - b);
  return moved.length === 0 ? null : moved[Math.floor((moved.length - 1) / 2)];
}

/** How many spacings a step is, where it is close to a whole number of them; 1 where not. */
function multipleOf(step: number, spacing: number): number {
  const times = Math.round(step / spacing);
  return times > 1 && Math.abs(step / spacing - times) <= MULTIPLE ? times : 1;
}
