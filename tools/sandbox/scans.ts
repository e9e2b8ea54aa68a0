import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeMask, writeVolume, type Grid } from '@atrium/imaging';

const SHAPE = [40, 36, 8] as const;

/** A small scan's grid: LPS, 1 x 1 x 3 mm. */
export const GRID: Grid = {
  shape: SHAPE,
  affine: [-1, 0, 0, 20, 0, -1, 0, 18, 0, 0, 3, 0, 0, 0, 0, 1],
};

/** A bright ball in noise, and its label on the slices where it is. */
export function ball(label = 1): { image: Int16Array; reference: Uint8Array } {
  const [w, h, d] = SHAPE;
  const image = new Int16Array(w * h * d);
  const reference = new Uint8Array(w * h * d);
  for (let i = 0; i < image.length; i += 1) {
    const [x, y, z] = [i % w, Math.floor(i / w) % h, Math.floor(i / (w * h))];
    const inside = (x - 20) ** 2 + (y - 18) ** 2 + (3 * (z - 4)) ** 2 < 81;
    image[i] = 100 + ((i * 7919) % 50) + (inside ? 300 : 0);
    reference[i] = inside ? label : 0;
  }
  return { image, reference };
}

/** Where a case's files are. */
export interface CaseFiles {
  readonly image: string;
  readonly reference: string;
}

/** Writes a good case into its own folder. */
export async function writeCase(folder: string, caseId: string, label = 1): Promise<CaseFiles> {
  const files = {
    image: path.join(folder, caseId, 'image.nii.gz'),
    reference: path.join(folder, caseId, 'reference.nii.gz'),
  };
  await mkdir(path.dirname(files.image), { recursive: true });
  const { image, reference } = ball(label);
  await writeVolume(files.image, image, GRID);
  if (label === 1) await writeMask(files.reference, reference, GRID);
  else await writeVolume(files.reference, Int16Array.from(reference), GRID);
  return files;
}

/** A manifest of cases at sites, in order. */
export async function writeManifest(
  file: string,
  cases: readonly (CaseFiles & { readonly id: string; readonly site: string })[],
): Promise<string> {
  const rows = cases.map(({ id, site, image, reference }) =>
    [id, id, site, image, reference].join(','),
  );
  await writeFile(file, ['case_id,patient_id,site,image,reference', ...rows, ''].join('\n'));
  return file;
}
