import {
  completedValue,
  valueOfAllCases,
  type Endpoint,
  type RobustRangeAnswer,
  type RobustRangeYaml,
} from '@atrium/contracts';
import { robustRange, simultaneousLowerBounds, type Random } from '@atrium/statistics';
import type { RowsBySite } from './declared';
import type { Silence } from './incomplete';
import { patientsOf } from './population';
import { optimaOf } from './optima';
import { columnsOf } from './sweep-columns';
import type { SweepGrid } from './sweep-grid';
import { personOf, type AnalysedRow } from './values';

type SitePoint = RobustRangeAnswer['points'][number]['sites'][number];

/**
 * How far a sweep may be left without losing more than was declared: bounds of the paired difference to the nominal point,
 * simultaneous over the points of a site, in the population that is worse off.
 */
export function answerRobustRanges(
  asked: readonly RobustRangeYaml[],
  grids: readonly SweepGrid[],
  sites: RowsBySite,
  endpoint: Endpoint,
  random: Random,
): Omit<RobustRangeAnswer, 'silent'>[] {
  return asked.flatMap((one) => {
    const grid = grids.find(({ strategy }) => strategy === one.strategy);
    const nominal = grid?.points.findIndex(({ arms }) => arms.includes(one.nominal)) ?? -1;
    if (!grid || nominal < 0) return [];
    const ofSites = [...sites].map(([site, rows]) =>
      boundsAt(site, rows, grid, nominal, endpoint, random),
    );
    const points = grid.points.map(({ arms, place }, i) => ({
      arm: arms[0],
      place: [...place],
      sites: ofSites.map((bounds) => bounds[i]),
    }));
    const range = robustRange(
      points.map(({ arm, place, sites: found }) => ({
        arm,
        place,
        lower: found.map(({ lower }) => lower ?? -Infinity),
      })),
      points[nominal].arm,
      one.loss,
    );
    return [
      {
        asked: one,
        nominal: points[nominal].arm,
        range: [...range],
        optima: optimaOf(grid, nominal, sites, endpoint),
        points,
      },
    ];
  });
}

/** Of a claim that is given no verdict no range is named; its points are described as ever. */
export function silenced(
  answer: Omit<RobustRangeAnswer, 'silent'>,
  silence: Silence,
): RobustRangeAnswer {
  const silent = silence(answer.points.map(({ arm }) => arm));
  return { ...answer, silent, range: silent ? [] : answer.range };
}

/** Every point of the grid at one site. Cases that lack a finite value at any point are left out of all. */
function boundsAt(
  site: string,
  rows: readonly AnalysedRow[],
  grid: SweepGrid,
  nominal: number,
  endpoint: Endpoint,
  random: Random,
): SitePoint[] {
  const { numbers, resamples } = patientsOf(rows.map(personOf), random);
  const people = new Map(rows.map((row) => [row.caseId, numbers.get(personOf(row)) ?? -1]));
  const found = [valueOfAllCases, completedValue].map((valueOf) => {
    const columns = columnsOf(rows, grid, endpoint, valueOf);
    const cases = [...people.keys()].filter((id) => columns.every((column) => column.has(id)));
    const differences = columns.map((column) =>
      cases.map((id) => (column.get(id) ?? NaN) - (columns[nominal].get(id) ?? NaN)),
    );
    const cluster = cases.map((id) => people.get(id) ?? -1);
    return { n: cases.length, ...simultaneousLowerBounds(differences, cluster, resamples) };
  });
  return grid.points.map((_, i) => {
    const [all] = found;
    const lower = Math.min(...found.map((one) => (one.n === 0 ? -Infinity : one.lower[i])));
    return {
      site,
      n: all.n,
      difference: all.n === 0 ? null : all.means[i],
      lower: Number.isFinite(lower) ? lower : null,
    };
  });
}
