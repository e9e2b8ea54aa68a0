import {
  completedValue,
  valueOfAllCases,
  type Endpoint,
  type RobustRangeAnswer,
  type RobustRangeYaml,
} from '@atrium/contracts';
import {
  mean,
  offers,
  robustRange,
  simultaneousLowerBounds,
  type ClusteredValues,
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
 * Every point of the grid at one site, each against the nominal one in the cases that have a value at both. A point at which a distance is
 * undefined that the nominal one has loses more than anything: it has no bound. Cases without a distance at the nominal point say nothing.
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
  const [all, completed] = [valueOfAllCases, completedValue].map((valueOf) => {
    const columns = columnsOf(rows, grid, endpoint, valueOf);
    const pairs = columns.map((column) => againstNominal(column, columns[nominal], people));
    return boundsOf(pairs, resamples);
  });
  return all.map(({ n, mean, lower }, i) => {
    const least = Math.min(lower, completed[i].lower);
    return {
      site,
      n,
      difference: Number.isFinite(mean) ? mean : null,
      lower: Number.isFinite(least) ? least : null,
    };
  });
}

function againstNominal(
  column: ReadonlyMap<string, number>,
  nominal: ReadonlyMap<string, number>,
  people: ReadonlyMap<string, number>,
): ClusteredValues & { readonly values: number[]; readonly cluster: number[] } {
  const cases = [...people.keys()].filter(
    (id) => column.has(id) && Number.isFinite(nominal.get(id)),
  );
  return {
    values: cases.map((id) => (column.get(id) ?? NaN) - (nominal.get(id) ?? NaN)),
    cluster: cases.map((id) => people.get(id) ?? -1),
  };
}

interface PointBound {
  readonly n: number;
  /** -Infinity where a value is. */
  readonly mean: number;
  /** -Infinity where there is none: of such a point, and of too few patients. */
  readonly lower: number;
}

/** Simultaneous over the points that are finite throughout and have patients enough. */
function boundsOf(
  points: readonly ReturnType<typeof againstNominal>[],
  resamples: Resamples,
): PointBound[] {
  const isBounded = points.map(
    ({ values, cluster }) =>
      values.every(Number.isFinite) && offers('robust range: lower bounds', new Set(cluster).size),
  );
  const { lower } = simultaneousLowerBounds(
    points.filter((_, i) => isBounded[i]),
    resamples,
  );
  let next = 0;
  return points.map(({ values }, i) => ({
    n: values.length,
    mean: values.length > 0 ? mean(values) : -Infinity,
    lower: isBounded[i] ? lower[next++] : -Infinity,
  }));
}
