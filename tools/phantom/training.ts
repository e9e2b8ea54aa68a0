/*
 * npm run tool tools/phantom/training.ts DIR [COUNT]: phantoms to train on, of seeds that the demo does not use: DIR/phantom-<n>/{lgemri,
 * laendo}.nii.gz, in turn of each site's kind. Then `train.py cache --phantoms DIR` (docs/training.md).
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { writeMask, writeVolume } from '@atrium/imaging';
import { DEMO_CASES, makeScan } from './cohort';
import { SITES } from './sites';

const FIRST_SEED = 7_000_000;
const COUNT = 24;

async function main(dir: string | undefined, count = String(COUNT)): Promise<void> {
  if (!dir) throw new Error('name the folder to write to');
  for (let n = 0; n < Number(count); n++) {
    const [seed, site] = [FIRST_SEED + n, SITES[n % SITES.length]];
    if (DEMO_CASES.some((demo) => demo.seed === seed))
      throw new Error(`the demo uses seed ${seed}`);
    const id = `phantom-${String(n).padStart(2, '0')}`;
    const { grid, image, label } = makeScan({ caseId: id, patientId: id, site, seed });
    const folder = path.join(dir, id);
    await mkdir(folder, { recursive: true });
    await writeVolume(path.join(folder, 'lgemri.nii.gz'), image, grid);
    await writeMask(path.join(folder, 'laendo.nii.gz'), label, grid);
  }
}

main(process.argv[2], process.argv[3]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
