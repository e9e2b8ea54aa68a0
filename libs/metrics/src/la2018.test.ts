import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVolume } from '@atrium/imaging';
import { computeMetrics } from './metrics';

const LA2018 = process.env.ATRIUM_LA2018 ?? join(__dirname, '../../../../shared/la2018');
const MARGINS = [0, 3, 8];

/** case,labelled_slices,dice_margin_px_0,dice_margin_px_3,dice_margin_px_8 */
const rows = existsSync(LA2018)
  ? readFileSync(join(LA2018, 'reference/litemedsam.csv'), 'utf8').trim().split(/\r?\n/).slice(1)
  : [];

const mask = async (
  path: string,
): Promise<{ data: Uint8Array; size: readonly [number, number, number] }> => {
  const read = await readVolume(join(LA2018, path), 'reference');
  if (!read.ok) throw new Error(read.issue.message);
  return { data: Uint8Array.from(read.value.data), size: read.value.grid.shape };
};

(rows.length > 0 ? it : it.skip)('Dice of the LA 2018 masks is what came with them', async () => {
  const validation = rows.filter((row) =>
    existsSync(join(LA2018, 'validation', row.split(',')[0])),
  );
  expect(validation).toHaveLength(8);
  for (const row of validation) {
    const [id, , ...dice] = row.split(',');
    const reference = await mask(`validation/${id}/laendo.nii.gz`);
    for (const [index, margin] of MARGINS.entries()) {
      const predicted = await mask(`reference/masks/${id}/boxes-m${margin}.nii.gz`);
      const found = computeMetrics(
        reference.data,
        predicted.data,
        reference.size,
        [0.625, 0.625, 0.625],
        [],
      );
      expect(found.dice).toBeCloseTo(Number(dice[index]), 4);
    }
  }
});
