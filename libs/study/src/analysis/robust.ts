import {
  completedValue,
  valueOfAllCases,
  type Endpoint,
  type RobustRangeAnswer,
  type RobustRangeYaml,
} from '@atrium/contracts';
import {
  offers,
  robustRange,
  simultaneousLowerBounds,
  type Random,
  type Resamples,
} from '@atrium/statistics';
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

/**
 * Every point of the grid at one site, of the cases that have a value at each. A point at which a distance is undefined that the
 * nominal one has loses more than anything: it has no bound. Cases without a distance at the nominal point say nothing.
 */
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
    const cases = [...people.keys()].filter(
      (id) =>
        columns.every((column) => column.has(id)) && Number.isFinite(columns[nominal].get(id)),
    );
    const differences = columns.map((column) =>
      cases.map((id) => (column.get(id) ?? NaN) - (columns[nominal].get(id) ?? NaN)),
    );
    const cluster = cases.map((id) => people.get(id) ?? -1);
    const isOffered = offers('robust range: lower bounds', new Set(cluster).size);
    return { n: cases.length, isOffered, points: boundsOf(differences, cluster, resamples) };
  });
  return grid.points.map((_, i) => {
    const [all] = found;
    const lower = Math.min(
      ...found.map((one) => (one.isOffered ? one.points[i].lower : -Infinity)),
    );
    const difference = all.points[i].mean;
    return {
      site,
      n: all.n,
      difference: Number.isFinite(difference) ? difference : null,
      lower: Number.isFinite(lower) ? lower : null,
    };
  });
}

/** Simultaneous over the columns that are finite throughout; one that is not has no bound. */
function boundsOf(
  columns: readonly (readonly number[])[],
  cluster: readonly number[],
  resamples: Resamples,
): { readonly mean: number; readonly lower: number }[] {
  const isBounded = columns.map((values) => values.every(Number.isFinite));
  const bounded = columns.filter((_, i) => isBounded[i]);
  const { means, lower } = simultaneousLowerBounds(bounded, cluster, resamples);
  let next = 0;
  return isBounded.map((is) => {
    if (!is) return { mean: -Infinity, lower: -Infinity };
    const at = next++;
    return { mean: means[at], lower: lower[at] };
  });
}
