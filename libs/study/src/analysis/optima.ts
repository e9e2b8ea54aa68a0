import { SWEEP_AXES, valueOfAllCases, type Endpoint, type SweepOptimum } from '@atrium/contracts';
import { mean, unimodal } from '@atrium/statistics';
import type { RowsBySite } from './declared';
import { columnsOf } from './sweep-columns';
import type { SweepGrid } from './sweep-grid';

/** Two points are no curve. */
const LEAST_POINTS = 3;

/** Where a sweep is best along each of its axes through the nominal point, at every site. @param nominal index of its point */
export function optimaOf(
  grid: SweepGrid,
  nominal: number,
  sites: RowsBySite,
  endpoint: Endpoint,
): SweepOptimum[] {
  return SWEEP_AXES.flatMap((axis, i) => {
    const line = lineThrough(grid, nominal, i);
    if (line.points.length < LEAST_POINTS) return [];
    return [...sites].flatMap(([site, rows]) => {
      const columns = columnsOf(rows, line, endpoint, valueOfAllCases);
      const cases = [...columns[0].keys()].filter((id) =>
        columns.every((one) => Number.isFinite(one.get(id))),
      );
      if (cases.length === 0) return [];
      // Turned so that more is better, for which a fit rises and then falls.
      const means = columns.map((column) => mean(cases.map((id) => column.get(id) ?? NaN)));
      const { mode, fitted } = unimodal(means);
      const back = (value: number): number => endpoint.turn * value;
      return [
        {
          axis,
          site,
          n: cases.length,
          arms: line.points.map(({ arms }) => arms[0]),
          means: means.map(back),
          fitted: fitted.map(back),
          best: line.points[mode].arms[0],
        },
      ];
    });
  });
}

/** The points that differ from the nominal one along one axis alone, in its order. */
function lineThrough({ strategy, points }: SweepGrid, nominal: number, axis: number): SweepGrid {
  const { place } = points[nominal];
  const onLine = points.filter((point) =>
    point.place.every((index, i) => i === axis || index === place[i]),
  );
  return {
    strategy,
    points: [...onLine].sort((a, b) => a.place[axis] - b.place[axis]),
  };
}
