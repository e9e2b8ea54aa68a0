import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { loadMedsam1 } from '../medsam1/modeling';
import { bundleOf, findBundles } from './find';
import { summaryOf } from './read';

const tiny = path.join(__dirname, '../../fixtures/bundles/tiny');
const shipped = path.join(__dirname, '../../../../bundles');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-bundles-'));
  await cp(tiny, path.join(folder, 'tiny'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const edit = async (change: (model: Record<string, unknown>) => void) => {
  const file = path.join(folder, 'tiny/model.json');
  const model: Record<string, unknown> = JSON.parse(await readFile(file, 'utf8'));
  change(model);
  await writeFile(file, JSON.stringify(model));
};

describe('findBundles', () => {
  it('finds the models that ship, their hashes right', async () => {
    const catalogue = await findBundles([shipped]);
    expect(catalogue.refused).toEqual([]);
    const summaries = catalogue.bundles.map(summaryOf);
    expect(summaries.map(({ id, family, title }) => [id, family, title])).toEqual([
      [
        'atrium-track',
        'medsam2',
        'atrium-track (SAM 2 structure, small, trained on LA 2018; not MedSAM2)',
      ],
      ['atrium-unet', 'task-specific', 'atrium-unet (3D U-Net, small, trained on LA 2018)'],
      ['litemedsam', 'medsam1', 'LiteMedSAM (distilled MedSAM, 256 px)'],
    ]);
  });

  it('finds a bundle of four graphs, and gives it to no loader of another family', async () => {
    const catalogue = await findBundles([path.join(__dirname, '../../fixtures')]);
    expect(catalogue.refused).toEqual([]);
    const found = bundleOf(catalogue, 'sam2-reduced');
    expect(found.bundle).toMatchObject({ family: 'medsam2', processor: { memory: { slots: 7 } } });
    const loading = loadMedsam1(found, { provider: 'cpu', threads: 1 });
    await expect(loading).rejects.toThrow('sam2-reduced is of family medsam2, expected medsam1');
  });

  it('looks in every folder, and takes a missing one for empty', async () => {
    const catalogue = await findBundles([folder, path.join(folder, 'nowhere'), shipped, shipped]);
    expect(catalogue.bundles.map(({ bundle }) => bundle.id)).toEqual([
      'tiny',
      'atrium-track',
      'atrium-unet',
      'litemedsam',
    ]);
    expect(() => bundleOf(catalogue, 'medsam')).toThrow(
      'no bundle "medsam"; found: tiny, atrium-track, atrium-unet, litemedsam',
    );
  });

  it('refuses an id found twice', async () => {
    const catalogue = await findBundles([folder, path.dirname(tiny)]);
    expect(catalogue.bundles.map(({ bundle }) => bundle.id)).toEqual(['tiny-unet']);
    expect(catalogue.refused).toEqual([
      {
        id: 'tiny',
        code: 'MODEL_MISSING',
        message: expect.stringContaining('more than one folder'),
      },
    ]);
  });

  it.each([
    [
      'a file of another hash',
      () => writeFile(path.join(folder, 'tiny/box_decoder.onnx'), 'x'),
      'MODEL_HASH',
      'box_decoder.onnx has SHA-256 2d71',
    ],
    [
      'a file that is missing',
      () => rm(path.join(folder, 'tiny/image_encoder.onnx')),
      'MODEL_HASH',
      'no readable file',
    ],
    [
      'a model.json that is no JSON',
      () => writeFile(path.join(folder, 'tiny/model.json'), '{'),
      'MODEL_MISSING',
      'is no JSON',
    ],
    ['an unknown key', () => edit((m) => (m.colour = 'red')), 'MODEL_MISSING', 'colour'],
    [
      'another id than its folder',
      () => edit((m) => (m.id = 'small')),
      'MODEL_MISSING',
      'says id "small"',
    ],
  ])('refuses %s', async (_, damage, code, words) => {
    await damage();
    const catalogue = await findBundles([folder]);
    expect(catalogue.bundles).toEqual([]);
    expect(catalogue.refused).toEqual([
      { id: 'tiny', code, message: expect.stringContaining(words) },
    ]);
    expect(catalogue.refused[0].message).not.toContain(folder);
    expect(() => bundleOf(catalogue, 'tiny')).toThrow(words);
  });

  it('checks the hash again on the bytes that are loaded', async () => {
    const found = bundleOf(await findBundles([folder]), 'tiny');
    await writeFile(path.join(folder, 'tiny/box_decoder.onnx'), 'changed since');
    const loading = loadMedsam1(found, { provider: 'cpu', threads: 1 });
    await expect(loading).rejects.toMatchObject({ code: 'MODEL_HASH' });
  });
});
