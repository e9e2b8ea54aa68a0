import { writeFile } from 'node:fs/promises';
import { gridOf, MaskFolder } from '../testing/masks';
import { runCommand } from '../testing/run-command';
import { metrics } from './metrics';

const GRID = gridOf([10, 8, 6]);
let folder: MaskFolder;
let left: string;
let right: string;

beforeAll(async () => {
  folder = await MaskFolder.create();
  // Two blocks of 4 x 4 x 4 voxels that share half: Dice 1/2, IoU 1/3, 64 voxels of 12 mm3.
  left = await folder.write(
    'left.nii.gz',
    GRID,
    (x, y, z) => x >= 1 && x < 5 && y >= 2 && y < 6 && z >= 1 && z < 5,
  );
  right = await folder.write(
    'right.nii.gz',
    GRID,
    (x, y, z) => x >= 3 && x < 7 && y >= 2 && y < 6 && z >= 1 && z < 5,
  );
});
afterAll(() => folder.remove());

const json = async (...args: string[]): Promise<Record<string, number | null>> => {
  const { code, out, err } = await runCommand(metrics, 'metrics', ...args, '--json');
  if (code !== 0) throw new Error(err);
  return JSON.parse(out);
};

describe('atrium metrics', () => {
  it("prints results.csv's names, and the milliseconds", async () => {
    const found = await json(left, right);
    expect(Object.keys(found)).toEqual([
      'dice',
      'iou',
      'hd95_mm',
      'assd_mm',
      'nsd_1mm',
      'nsd_2mm',
      'volume_ml',
      'reference_volume_ml',
      'sensitivity',
      'precision',
      'hd_mm',
      'relative_volume_error',
      'centroid_distance_mm',
      'components',
      'milliseconds',
    ]);
    expect(found).toMatchObject({ dice: 0.5, iou: 1 / 3, hd95_mm: 4, volume_ml: 0.768 });
    expect(found).toMatchObject({ sensitivity: 0.5, precision: 0.5, hd_mm: 4, components: 1 });
    expect(found['milliseconds']).toBeGreaterThan(0);
  });

  it('takes tolerances as often as given, ascending, each once', async () => {
    const found = await json(
      left,
      right,
      '--tolerance',
      '4',
      '--tolerance',
      '1.5',
      '--tolerance',
      '4',
    );
    expect(Object.keys(found).filter((name) => name.startsWith('nsd'))).toEqual([
      'nsd_1.5mm',
      'nsd_4mm',
    ]);
    expect(found['nsd_4mm']).toBe(1);
  });

  it('warns of a tolerance below the largest spacing', async () => {
    const { err } = await runCommand(metrics, 'metrics', left, right, '--tolerance', '2.5');
    expect(err).toContain('the tolerance of 2.5 mm lies below the largest spacing, 3 mm');
  });

  it('compares one label, and takes a prediction of 0 and 1 for it', async () => {
    const seven = await folder.write('seven.nii.gz', GRID, (x) => x < 4, 7);
    const one = await folder.write('one.nii.gz', GRID, (x) => x < 4);
    const two = await folder.write('two.nii.gz', GRID, (x) => x < 4, 2);
    expect(await json(seven, one, '--label', '7')).toMatchObject({ dice: 1 });
    expect(await json(seven, seven, '--label', '7')).toMatchObject({ dice: 1 });
    expect(await json(seven, two, '--label', '7')).toMatchObject({ dice: 0, volume_ml: 0 });
    expect(await json(seven, two)).toMatchObject({ dice: 1 });
    expect(await json(seven, one, '--label', '3')).toMatchObject({
      dice: null,
      reference_volume_ml: 0,
    });
  });

  it('compares several labels, a column each', async () => {
    const three = await folder.write('three.nii.gz', GRID, (x) => x < 4, 3);
    const both = ['--labels', '3,7'];
    const { out } = await runCommand(metrics, 'metrics', three, three, ...both, '--json');
    expect(JSON.parse(out)).toMatchObject([
      { label: 3, dice: 1 },
      { label: 7, dice: null, reference_volume_ml: 0 },
    ]);
    const table = await runCommand(metrics, 'metrics', three, three, ...both);
    expect(table.out).toMatch(/label 3.*label 7/);
    expect(table.out).toMatch(/dice\s*│\s*1\.0000\s*│\s*-/);
  });

  it("measures surfaces in MONAI's convention when asked", async () => {
    // Rims of two blocks of 4 x 4 x 4 that are 2 voxels of 2 mm apart: half of each rim lies on the other.
    const [ours, monai] = [
      await json(left, right),
      await json(left, right, '--convention', 'monai'),
    ];
    expect(monai).toMatchObject({ dice: 0.5, hd_mm: 4, hd95_mm: 4 });
    expect(monai['assd_mm']).not.toBeCloseTo(ours['assd_mm'] ?? NaN, 3);
  });

  it('leaves distances of an empty prediction undefined', async () => {
    const empty = await folder.write('empty.nii.gz', GRID, () => false);
    expect(await json(left, empty)).toMatchObject({
      dice: 0,
      nsd_1mm: 0,
      hd95_mm: null,
      assd_mm: null,
    });
    const { out } = await runCommand(metrics, 'metrics', left, empty);
    expect(out).toMatch(/hd95_mm\s*│\s*-/);
  });

  it.each([
    ['a missing file', 'nowhere.nii', 'FILE_MISSING'],
    ['no NIfTI', 'text.nii', 'FORMAT_UNKNOWN'],
    ['another grid', 'other.nii.gz', 'GRID_MISMATCH'],
  ])('refuses %s with its path, exit 2', async (_, name, code) => {
    await writeFile(folder.file('text.nii'), 'no image');
    await folder.write('other.nii.gz', gridOf([10, 8, 6], [2, 2, 4]), () => true);
    const outcome = await runCommand(metrics, 'metrics', left, folder.file(name));
    expect(outcome).toMatchObject({ code: 2, out: '' });
    expect(outcome.err).toContain(folder.file(name));
    expect(outcome.err).toContain(code);
    expect(outcome.err).not.toMatch(/(image|reference): /);
  });

  it.each([
    [['--label', 'x']],
    [['--labels', '1,x']],
    [['--labels', ',']],
    [['--labels', '1', '--label', '2']],
    [['--convention', 'medpy']],
    [['--tolerance', '0']],
    [['--tolerance', '']],
    [['--repeat', '0']],
    [['--nonsense']],
  ])('takes %j for wrong usage, exit 1', async (args) => {
    expect(await runCommand(metrics, 'metrics', left, right, ...args)).toMatchObject({
      code: 1,
      out: '',
    });
  });
});
