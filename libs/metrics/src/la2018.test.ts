import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVolume } from '@atrium/imaging';
import { dice } from './overlap';

const LA2018 = process.env.ATRIUM_LA2018 ?? join(__dirname, '../../../../shared/la2018');
const present = existsSync(LA2018);

/** case,labelled_slices,dice_margin_px_0,dice_margin_px_3,dice_margin_px_8 */
const rows = present
  ? readFileSync(join(LA2018, 'reference/litemedsam.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .map((row) => row.split(','))
      .filter(([id]) => existsSync(join(LA2018, 'validation', id)))
  : [];

async function mask(path: string): Promise<Uint8Array> {
  const read = await readVolume(join(LA2018, path), 'reference');
  if (!read.ok) throw new Error(read.issue.message);
  if (!(read.value.data instanceof Uint8Array)) throw new Error('not a mask');
  return read.value.data;
}

(present ? it : it.skip)(
  'Dice of the LA 2018 masks is what came with them',
  async () => {
    expect(rows).toHaveLength(8);
    for (const [id, , ...expected] of rows) {
      const reference = await mask(`validation/${id}/laendo.nii.gz`);
      for (const [index, margin] of [0, 3, 8].entries()) {
        const predicted = await mask(`reference/masks/${id}/boxes-m${margin}.nii.gz`);
        expect(dice(reference, predicted)).toBeCloseTo(Number(expected[index]), 4);
      }
    }
  },
  60_000,
);
