import type { DirectedDistances, SurfaceDistances } from './distances';

/*
 * What is made of surface distances, each weighted by area, as in surface-distance 0.1.
 */

/**
 * Robust Hausdorff distance in mm: the larger of both directions' percentiles. A percentile is the first distance whose
 * cumulative share of the area reaches it, without interpolation; 100 gives the Hausdorff distance.
 */
export const hausdorff = (surfaces: SurfaceDistances, percent: number): number =>
  Math.max(
    percentile(surfaces.toPrediction, percent / 100),
    percentile(surfaces.toReference, percent / 100),
  );

/** Average symmetric surface distance in mm: the mean of both directions' averages. */
export const averageSurfaceDistance = ({ toPrediction, toReference }: SurfaceDistances): number =>
  (average(toPrediction) + average(toReference)) / 2;

/** Normalised surface Dice: the share of both surfaces' area that lies within a tolerance (mm) of the other surface. */
export function surfaceDice(
  { toPrediction, toReference }: SurfaceDistances,
  toleranceMm: number,
): number {
  const within = areaWithin(toPrediction, toleranceMm) + areaWithin(toReference, toleranceMm);
  return within / (toPrediction.area + toReference.area);
}

function average({ distances, areas, area }: DirectedDistances): number {
  let sum = 0;
  for (let i = 0; i < distances.length; i += 1) sum += distances[i] * areas[i];
  return sum / area;
}

function areaWithin({ distances, areas }: DirectedDistances, toleranceMm: number): number {
  let sum = 0;
  for (let i = 0; i < distances.length; i += 1) if (distances[i] <= toleranceMm) sum += areas[i];
  return sum;
}

const BINS = 1024;
/** A share that is exactly reached counts as reached, whatever the order of the sum did to its last bits. */
const ROUNDING = 1e-12;

/** Finds the bin of distances in which the share is reached, and sorts that bin alone. */
function percentile({ distances, areas, area }: DirectedDistances, share: number): number {
  let farthest = 0;
  for (let i = 0; i < distances.length; i += 1)
    if (distances[i] > farthest) farthest = distances[i];
  const perMm = farthest > 0 ? (BINS - 1) / farthest : 0;
  const binAreas = new Float64Array(BINS);
  for (let i = 0; i < distances.length; i += 1) binAreas[(distances[i] * perMm) | 0] += areas[i];
  let before = 0;
  let bin = 0;
  while (bin < BINS - 1 && (before + binAreas[bin]) / area < share - ROUNDING) {
    before += binAreas[bin];
    bin += 1;
  }
  const inBin: number[] = [];
  for (let i = 0; i < distances.length; i += 1)
    if (((distances[i] * perMm) | 0) === bin) inBin.push(i);
  inBin.sort((a, b) => distances[a] - distances[b]);
  for (const i of inBin) {
    before += areas[i];
    if (before / area >= share - ROUNDING) return distances[i];
  }
  return farthest;
}
