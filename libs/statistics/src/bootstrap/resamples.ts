import type { Random } from '../random';

/** How often each cluster was drawn, resample by resample: row r at r x clusters. */
export interface Resamples {
  readonly clusters: number;
  readonly count: number;
  readonly weights: Uint16Array;
}

/** Draws whole clusters with replacement, as many as there are: patients, not their scans, are the sample. */
export function drawResamples(clusters: number, count: number, random: Random): Resamples {
  const weights = new Uint16Array(clusters * count);
  for (let r = 0; r < count; r++) {
    for (let i = 0; i < clusters; i++) weights[r * clusters + random.int(clusters)]++;
  }
  return { clusters, count, weights };
}
