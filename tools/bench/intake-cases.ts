import { link } from 'node:fs/promises';
import path from 'node:path';
import { writeMask, writeVolume, type Grid, type Vec3 } from '@atrium/imaging';
import type { PlanRow } from '../../apps/worker/src/intake/records';

/** A case of the benchmark of intake. */
export interface BenchCase {
  readonly image: string;
  readonly reference: string;
}

export const SHAPE: Vec3 = [160, 160, 32];
/** Stored to right and anterior, as most tools write: every row runs against the radiological frame. */
const GRID: Grid = {
  shape: SHAPE,
  affine: [1.25, 0, 0, -100, 0, 1.25, 0, -100, 0, 0, 2.5, 0, 0, 0, 0, 1],
};
/** Scans that differ; further cases are links to them, files of their own to whoever reads. */
const SCANS = 50;

const isInside = (x: number, y: number, z: number): boolean =>
  (x - 80) ** 2 + (y - 80) ** 2 + (2 * (z - 16)) ** 2 < 30 ** 2;

/** A linear congruential generator (Numerical Recipes): noise from 0 to 31, the same for a seed. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 20) & 31;
  };
}

/** Cases of a ball in noise, which packs about as scans do: LA 2018's images to 0.35 to 0.51 of their size. */
export async function writeCases(folder: string, count: number): Promise<BenchCase[]> {
  const [w, h, d] = SHAPE;
  const mask = Uint8Array.from({ length: w * h * d }, (_, i) =>
    Number(isInside(i % w, Math.floor(i / w) % h, Math.floor(i / (w * h)))),
  );
  const cases: BenchCase[] = [];
  for (let n = 0; n < count; n += 1) {
    const one = {
      image: path.join(folder, `c${n}.nii.gz`),
      reference: path.join(folder, `c${n}-label.nii.gz`),
    };
    cases.push(one);
    if (n >= SCANS) {
      await link(cases[n % SCANS].image, one.image);
      await link(cases[n % SCANS].reference, one.reference);
      continue;
    }
    const next = noise(n + 1);
    const image = Int16Array.from(mask, (inside) => 100 + next() + next() + 300 * inside);
    await writeVolume(one.image, image, GRID);
    await writeMask(one.reference, mask, GRID);
  }
  return cases;
}

const placeOf = (file: string) => ({ shown: path.basename(file), paths: [file], isSeries: false });

/** The case as intake's plan has it. */
export const rowOf = ({ image, reference }: BenchCase, n: number): PlanRow => ({
  case_id: `c${n}`,
  patient_id: `c${n}`,
  site: 's',
  image: placeOf(image),
  reference: placeOf(reference),
  second: null,
  written: { image: 'c.nii.gz', reference: 'c-label.nii.gz' },
  covariates: {},
  reasons: [],
});
