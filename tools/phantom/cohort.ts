import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeMask, writeVolume } from '@atrium/imaging';
import { drawAnatomy } from './anatomy';
import { randomFrom } from './random';
import { acquire, type Scan } from './scan';
import { type Site, SITES } from './sites';

const PATIENTS_PER_SITE = 4;
const SEED = 20241109;

const COLUMNS = 'case_id,patient_id,site,image,reference,dataset,scanner,field_strength_t';

/** A case of the demo cohort before it is made. */
export interface DemoCase {
  readonly caseId: string;
  readonly patientId: string;
  readonly site: Site;
  readonly seed: number;
}

/** The twelve cases, site by site. */
export const DEMO_CASES: readonly DemoCase[] = SITES.flatMap((site, siteIndex) =>
  Array.from({ length: PATIENTS_PER_SITE }, (_, index) => ({
    caseId: `${site.id}-${index + 1}`,
    patientId: `${site.id}-p${index + 1}`,
    site,
    seed: SEED + 100 * siteIndex + index,
  })),
);

/** Scan and label of a case: the same numbers on every machine. */
export function makeScan({ seed, site }: DemoCase): Scan {
  const random = randomFrom(seed);
  return acquire(drawAnatomy(random), site, random);
}

/**
 * Writes the demo cohort: manifest.csv, README.md, and per case <site>/<case>-{lge,la}.nii.gz. Synthetic: no patient was
 * imaged. Header and voxels are byte-identical on every machine once unpacked.
 *
 * @param dir made if it is not there; files in it are replaced
 */
export async function makeDemoCohort(dir: string): Promise<void> {
  const rows: string[] = [];
  for (const demo of DEMO_CASES) {
    const { grid, image, label } = makeScan(demo);
    const { site, caseId } = demo;
    const [imagePath, labelPath] = ['lge', 'la'].map(
      (kind) => `${site.id}/${caseId}-${kind}.nii.gz`,
    );
    await mkdir(join(dir, site.id), { recursive: true });
    await writeVolume(join(dir, imagePath), image, grid);
    await writeMask(join(dir, labelPath), label, grid);
    rows.push(row(demo, imagePath, labelPath));
  }
  await writeFile(join(dir, 'README.md'), README);
  // Last: a folder with a manifest is whole.
  await writeFile(join(dir, 'manifest.csv'), [COLUMNS, ...rows, ''].join('\n'));
}

const row = ({ caseId, patientId, site }: DemoCase, image: string, label: string): string =>
  [
    caseId,
    patientId,
    site.id,
    image,
    label,
    'atrium-phantom',
    site.scanner,
    site.fieldStrength,
  ].join(',');

const README = `# Demo cohort: synthetic

These scans were computed, not acquired: a geometric phantom of late gadolinium enhanced MRI of the heart, with three made-up
sites that differ in contrast, noise, spacing, field of view and orientation on disk. No patient was imaged, no hospital is
meant, and results on them say nothing about any model's use on people.

- \`manifest.csv\`: 12 cases, 4 patients of each site.
- \`<site>/<case>-lge.nii.gz\`: the scan (int16).
- \`<site>/<case>-la.nii.gz\`: the left atrium (1), with its appendage and the first centimetre of each pulmonary vein.

Made by tools/phantom of Atrium, data set id \`atrium-phantom\`.
`;
