import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { StrategyYaml } from '@atrium/contracts';
import { ball, evaluate, image, protocolOf, SIZE, writeCase } from './testing/cases';

// The ball lies on slices 2 to 6 of 8: 27 x 20 x 8 voxels for the tiny network, 3 x 2 x 3 patches, each mirrored too.
const RUNS = 36;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-whole-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const whole = (id: string, rest: Partial<StrategyYaml> = {}): StrategyYaml => ({
  id,
  model: 'tiny-unet',
  prompt: { kind: 'none' },
  ...rest,
});

describe('arms of kind none', () => {
  it('are masks of the whole scan without a prompt, found once for all of them', async () => {
    const largest = { kind: 'largest-component' as const, connectivity: 6 as const };
    const progress: string[] = [];
    const protocol = protocolOf([whole('raw'), whole('clean', { postprocess: [largest] })]);
    const result = await evaluate(folder, await writeCase(folder), protocol, {
      onProgress: ({ phase, slice, slices }) => progress.push(`${phase} ${slice}/${slices}`),
    });
    expect(result).toMatchObject({
      provider: 'cpu',
      encoder_passes: RUNS,
      decodings: 0,
      model: 'tiny-unet',
      models: [{ id: 'tiny-unet' }],
      arms: [
        { arm: 'raw', status: 'completed', prompts: 0, key_slices: [] },
        { arm: 'clean', status: 'completed', prompts: 0, key_slices: [] },
      ],
    });
    expect(progress.filter((line) => line.startsWith('encoding'))).toHaveLength(RUNS);
    expect(progress).toContain(`encoding ${RUNS}/${RUNS}`);
    const [raw] = result.arms;
    expect(raw.metrics?.dice).toBeGreaterThan(0.7);
    expect(raw.model_seconds).toBeGreaterThan(0);
    expect(raw.slices.map(({ slice }) => slice)).toEqual(expect.arrayContaining([2, 3, 4, 5, 6]));
    for (const slice of raw.slices) {
      expect(slice).toMatchObject({
        prompted: false,
        box: null,
        object_score: null,
        predicted_iou: null,
        distance_mm: null,
      });
    }
  });

  it('run without a reference, and where it holds nothing', async () => {
    const files = await writeCase(folder, { reference: new Uint8Array(ball().length) });
    const protocol = protocolOf([whole('raw')]);
    const none = await evaluate(folder, { image: files.image, reference: null }, protocol);
    const empty = await evaluate(folder, files, protocol);
    for (const result of [none, empty]) {
      expect(result.arms[0]).toMatchObject({ status: 'completed', metrics: { dice: null } });
      expect(result.arms[0].metrics?.volume_ml).toBeGreaterThan(1);
    }
    expect(empty.arms[0].mask_sha256).toBe(none.arms[0].mask_sha256);
  });

  it('fail on an image without contrast', async () => {
    const files = await writeCase(folder, { image: image().fill(5) });
    const result = await evaluate(folder, files, protocolOf([whole('raw')]));
    expect(result.arms).toMatchObject([
      { status: 'failed', error: { code: 'INTENSITY_DEGENERATE' }, prompts: null, mask: null },
    ]);
  });

  it('are empty masks where the model finds nothing', async () => {
    const flat = Int16Array.from({ length: SIZE[0] * SIZE[1] * SIZE[2] }, (_, i) => (i * 31) % 83);
    const files = await writeCase(folder, { image: flat });
    const [arm] = (await evaluate(folder, files, protocolOf([whole('raw')]))).arms;
    expect(arm).toMatchObject({ status: 'completed', metrics: { dice: 0, volume_ml: 0 } });
  });

  it('stop at the next patch when they are told to', async () => {
    const controller = new AbortController();
    const stopped = evaluate(folder, await writeCase(folder), protocolOf([whole('raw')]), {
      signal: controller.signal,
      onProgress: ({ phase }) => phase === 'encoding' && controller.abort(new Error('told to')),
    });
    await expect(stopped).rejects.toThrow('told to');
  });
});
