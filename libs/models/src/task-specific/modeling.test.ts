import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findBundles } from '../bundle/find';
import { readBundle, sha256Of, summaryOf } from '../bundle/read';
import { loadMedsam1 } from '../medsam1/modeling';
import { phantom } from '../testing/phantom';
import { loadTaskSpecific } from './modeling';

const fixtures = path.join(__dirname, '../../fixtures/bundles');
const options = { provider: 'cpu', threads: 1 } as const;

describe('the tiny network', () => {
  it('segments a scan, and says what it took', async () => {
    const model = await loadTaskSpecific(
      await readBundle(path.join(fixtures, 'tiny-unet')),
      options,
    );
    const size = [40, 30, 6] as const;
    const scan = { data: phantom(size), size, spacing: [1, 1, 2] as const };
    const found = await model.segment(scan, () => Promise.resolve());
    expect(found).toMatchObject({ ok: true, value: { runs: 3 * 2 * 2 * 2 } });
    expect(model.provider).toBe('cpu');
    await model.release();
  });

  it('is summed up with its patches', async () => {
    expect(summaryOf(await readBundle(path.join(fixtures, 'tiny-unet')))).toMatchObject({
      family: 'task-specific',
      decoding_seconds: 0,
      patching: { size: [16, 16, 4], spacing: [1.5, 1.5, 2], step: 0.5, runs: 2 },
    });
  });

  it('is given to no loader of another family, and takes no bundle of one', async () => {
    const found = await readBundle(path.join(fixtures, 'tiny-unet'));
    await expect(loadMedsam1(found, options)).rejects.toThrow('expected medsam1');
    const tiny = await readBundle(path.join(fixtures, 'tiny'));
    await expect(loadTaskSpecific(tiny, options)).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: 'tiny is of family medsam1, expected task-specific',
    });
  });
});

describe('a damaged bundle', () => {
  let copy: string;
  beforeEach(async () => {
    copy = await mkdtemp(path.join(os.tmpdir(), 'atrium-unet-'));
    await cp(path.join(fixtures, 'tiny-unet'), path.join(copy, 'tiny-unet'), { recursive: true });
  });
  afterEach(() => rm(copy, { recursive: true, force: true }));
  const file = (name: string) => path.join(copy, 'tiny-unet', name);
  const load = async () =>
    loadTaskSpecific(await readBundle(path.join(copy, 'tiny-unet')), options);
  const edit = async (change: (model: ReturnType<typeof JSON.parse>) => void) => {
    const text = JSON.parse(await readFile(file('model.json'), 'utf8'));
    change(text);
    await writeFile(file('model.json'), JSON.stringify(text));
  };

  it('is refused without its graph, before it is loaded and when it is', async () => {
    const found = await readBundle(path.join(copy, 'tiny-unet'));
    await rm(file('network.onnx'));
    const { bundles, refused } = await findBundles([copy]);
    expect(bundles).toEqual([]);
    expect(refused).toMatchObject([{ id: 'tiny-unet', code: 'MODEL_HASH' }]);
    await expect(loadTaskSpecific(found, options)).rejects.toMatchObject({
      code: 'MODEL_HASH',
      message: expect.stringContaining('network.onnx has SHA-256 no readable file'),
    });
  });

  it('is refused when its graph has another hash', async () => {
    await writeFile(file('network.onnx'), 'x');
    await expect(load()).rejects.toMatchObject({ code: 'MODEL_HASH' });
  });

  it.each([
    [
      'another patch',
      ['patchSize', [16, 16, 8]],
      'network: "image" of its inputs is [1, 1, 4, 16, 16], model.json says [1, 1, 8, 16, 16]',
    ],
    ['another order of axes', ['axes', 'xyz'], 'model.json says [1, 1, 16, 16, 4]'],
    [
      'another number of classes',
      ['classes', 4],
      '"logits" of its outputs is [1, 3, 4, 16, 16], model.json says [1, 4, 4, 16, 16]',
    ],
  ] as const)('is refused with %s than its graph has', async (_, [key, value], words) => {
    await edit(({ processor }) => (processor[key] = value));
    await expect(load()).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringContaining(words),
    });
  });

  it('is refused when its graph is of another kind', async () => {
    const graph = await readFile(path.join(fixtures, 'tiny/image_encoder.onnx'));
    await writeFile(file('network.onnx'), graph);
    await edit(({ files }) => (files.network.sha256 = sha256Of(graph)));
    await expect(load()).rejects.toThrow('network: "image" of its inputs is');
  });

  it.each([
    ['a target beyond its classes', 'target', [3], 'expected classes below'],
    ['the background as target', 'target', [0], 'processor.target.0'],
    ['an axis mirrored twice', 'mirror', ['x', 'x'], 'expected each axis once'],
    ['an unknown kernel', 'resample', { image: 'lanczos' }, 'processor.resample'],
    ['weights that vanish', 'window', { step: 0.5, sigma: 0.01 }, 'processor.window.sigma'],
    ['an unknown key', 'colour', 'red', 'colour'],
  ] as const)('is refused with %s', async (_, key, value, words) => {
    await edit(({ processor }) => (processor[key] = value));
    await expect(readBundle(path.join(copy, 'tiny-unet'))).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringContaining(words),
    });
  });
});
