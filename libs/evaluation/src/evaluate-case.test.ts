import { mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ArmResult, CaseResult } from '@atrium/contracts';
import { readVolume } from '@atrium/imaging';
import type { Medsam1 } from '@atrium/models';
import { ball, boxes, evaluate, gridOf, image, protocolOf, SIZE, writeCase } from './testing/cases';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-evaluate-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const armOf = (result: CaseResult, id: string): ArmResult => {
  const found = result.arms.find(({ arm }) => arm === id);
  if (!found) throw new Error(`no arm ${id}`);
  return found;
};

const cutInHalf = async (file: string) => truncate(file, Math.floor((await stat(file)).size / 2));

/** Counts the slices that are encoded. */
const counting =
  (slices: number[]) =>
  (model: Medsam1): Medsam1 => ({
    ...model,
    open: (volume) => {
      const opened = model.open(volume);
      return {
        encode: (slice) => {
          slices.push(slice);
          return opened.encode(slice);
        },
      };
    },
  });

describe('evaluateCase', () => {
  it('gives every arm masks, metrics and slices, one encoder pass a slice for all of them', async () => {
    const protocol = protocolOf([
      boxes('tight'),
      { ...boxes('sweep'), sweep: { marginPx: [2, 4], scale: [0.9, 1.1] } },
      boxes('second', { kind: 'box-every-k', every: 2 }),
    ]);
    const encoded: number[] = [];
    const progress: string[] = [];
    const result = await evaluate(folder, await writeCase(folder), protocol, {
      wrap: counting(encoded),
      onProgress: ({ phase, slice, slices }) => progress.push(`${phase} ${slice}/${slices}`),
    });
    expect(encoded).toEqual([2, 3, 4, 5, 6]);
    expect(result).toMatchObject({
      encoder_passes: 5,
      decodings: 30,
      provider: 'cpu',
      geometry: { size: SIZE, spacing: [1, 1, 2], orientation: 'LPS' },
      arms: [
        { arm: 'tight', prompts: 5 },
        { arm: 'sweep~m2~s0.9' },
        { arm: 'sweep~m2~s1.1' },
        { arm: 'sweep~m4~s0.9' },
        { arm: 'sweep~m4~s1.1' },
        { arm: 'second', prompts: 3, key_slices: [] },
      ],
    });
    expect(result.arms.every(({ status }) => status === 'completed')).toBe(true);
    expect(new Set(result.arms.map(({ mask_sha256 }) => mask_sha256)).size).toBeGreaterThan(4);
    expect(progress).toEqual(
      expect.arrayContaining(['reading 0/0', 'decoding 5/5', 'measuring 0/6']),
    );

    const tight = armOf(result, 'tight');
    expect(tight.metrics?.dice).toBeGreaterThan(0.5);
    expect(tight.metrics?.nsd.map(({ tolerance_mm }) => tolerance_mm)).toEqual([1, 2]);
    expect(tight.mask).toBe('run/case-1/tiny/masks/tight.nii.gz');
    const drawn = armOf(result, 'second').slices.filter(({ prompted }) => prompted);
    expect(drawn.map(({ slice }) => slice)).toEqual([2, 4, 6]);
    const middle = tight.slices.find(({ slice }) => slice === 4);
    expect(middle).toMatchObject({ prompted: true, distance_mm: null, box: [9, 5, 27, 23] });
    const pixels = tight.slices.reduce((sum, slice) => sum + slice.predicted_pixels, 0);
    expect(tight.metrics?.volume_ml).toBeCloseTo((pixels * 2) / 1000, 9);
  });

  it('writes masks on the image’s own grid and gives the same numbers however the scan lies on disk', async () => {
    const protocol = protocolOf([
      boxes('a', { marginPx: 1, jitter: { unit: 'px', amount: 1, repetitions: 1 } }),
    ]);
    const plain = await evaluate(folder, await writeCase(folder), protocol);
    // RAS+ with axes in the order z, x, y.
    const [w, h, d] = SIZE;
    const stored = <T extends Int16Array | Uint8Array>(voxels: T): T => {
      const moved = voxels.slice();
      let at = 0;
      for (let y = h - 1; y >= 0; y--)
        for (let x = w - 1; x >= 0; x--)
          for (let z = 0; z < d; z++) moved[at++] = voxels[x + w * (y + h * z)];
      return moved as T;
    };
    const grid = {
      shape: [d, w, h],
      affine: [0, 1, 0, 10 - (w - 1), 0, 0, 1, 20 - (h - 1), 2, 0, 0, -5, 0, 0, 0, 1],
    } as const;
    const other = await mkdtemp(path.join(folder, 'other-'));
    const files = await writeCase(other, {
      image: stored(image()),
      reference: stored(ball()),
      grid,
    });
    const turned = await evaluate(other, files, protocol);
    expect(turned.geometry?.orientation).toBe('SRA');
    expect(armOf(turned, 'a~r1').metrics).toEqual(armOf(plain, 'a~r1').metrics);
    expect(armOf(turned, 'a~r1').slices).toEqual(armOf(plain, 'a~r1').slices);
    const masks = await Promise.all(
      [folder, other].map((f) => readVolume(path.join(f, 'a~r1.nii.gz'), 'image')),
    );
    if (!masks[0].ok || !masks[1].ok) throw new Error('a mask cannot be read');
    expect(masks[1].value.grid.shape).toEqual([d, w, h]);
    expect(masks[1].value.data).toEqual(stored(Uint8Array.from(masks[0].value.data)));
  });

  it('gives the same masks twice, and none where none is to be kept', async () => {
    const files = await writeCase(folder);
    const protocol = protocolOf([boxes('a'), boxes('b')], { masks: ['b'] });
    const first = await evaluate(folder, files, protocol);
    const again = await evaluate(folder, files, protocol);
    expect(first.arms.map(({ mask }) => mask)).toEqual([null, 'run/case-1/tiny/masks/b.nii.gz']);
    expect(again.arms.map(({ mask_sha256 }) => mask_sha256)).toEqual(
      first.arms.map(({ mask_sha256 }) => mask_sha256),
    );
    expect(again.content_hash).toBe(first.content_hash);
    expect((await readdir(folder)).sort()).toEqual(['b.nii.gz', 'i.nii.gz', 'r.nii.gz']);
  });

  it('post-processes before it measures', async () => {
    const step = { kind: 'largest-component' as const, connectivity: 6 as const };
    const strategies = [boxes('raw'), { ...boxes('clean'), postprocess: [step] }];
    const reference = ball();
    reference[1 + SIZE[0] * (1 + SIZE[1] * 7)] = 1; // a speck of its own on slice 7
    const result = await evaluate(
      folder,
      await writeCase(folder, { reference }),
      protocolOf(strategies),
    );
    const last = (id: string) => armOf(result, id).slices.find(({ slice }) => slice === 7);
    expect(last('raw')?.predicted_pixels).toBeGreaterThan(0);
    expect(last('clean')).toMatchObject({ predicted_pixels: 0, dice: 0, prompted: true });
  });

  it('fails an arm whose prompt is no box, and no other', async () => {
    const outside = boxes('outside', { offset: { unit: 'px', x: 900, y: 0 } });
    const result = await evaluate(
      folder,
      await writeCase(folder),
      protocolOf([outside, boxes('a')]),
    );
    expect(result.arms).toMatchObject([
      {
        arm: 'outside',
        status: 'failed',
        error: { code: 'PROMPT_INVALID' },
        metrics: null,
        mask: null,
      },
      { arm: 'a', status: 'completed' },
    ]);
  });

  it('fails an arm whose logits are not finite, and no other', async () => {
    const broken = (model: Medsam1): Medsam1 => ({
      ...model,
      open: (volume) => ({
        async encode(slice) {
          const encoded = await model.open(volume).encode(slice);
          const isA = (x0: number) => x0 === 9 && slice === 4;
          return {
            ...encoded,
            decode: (box, mask) => encoded.decode(isA(box[0]) ? [NaN, 0, 1, 1] : box, mask),
          };
        },
      }),
    });
    const protocol = protocolOf([boxes('a'), boxes('b', { marginPx: 2 })]);
    const result = await evaluate(folder, await writeCase(folder), protocol, { wrap: broken });
    expect(result.arms).toMatchObject([
      { arm: 'a', status: 'failed', error: { code: 'MODEL_OUTPUT_INVALID' } },
      { arm: 'b', status: 'completed' },
    ]);
  });

  it('chains boxes from the key slice both ways until a mask is empty', async () => {
    const chained = boxes('chain', { kind: 'box-chained', keySlice: 'middle', marginPx: 1 });
    const encoded: number[] = [];
    const result = await evaluate(
      folder,
      await writeCase(folder),
      protocolOf([chained, boxes('a')]),
      {
        wrap: counting(encoded),
      },
    );
    const chain = armOf(result, 'chain');
    expect(chain).toMatchObject({ status: 'completed', prompts: 1, key_slices: [4] });
    expect(chain.slices.filter(({ prompted }) => prompted).map(({ slice }) => slice)).toEqual([4]);
    const given = chain.slices.filter(({ box }) => box).map(({ slice }) => slice);
    expect(given).toEqual(expect.arrayContaining([3, 4, 5]));
    expect(chain.slices.find(({ slice }) => slice === 3)?.distance_mm).toBe(2);
    expect(new Set(encoded).size).toBe(encoded.length);
    const limited = boxes('chain', { ...chained.prompt, zRange: 'reference' });
    const within = await evaluate(folder, await writeCase(folder), protocolOf([limited]));
    const slices = within.arms[0].slices.filter(({ box }) => box).map(({ slice }) => slice);
    expect(Math.min(...slices)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...slices)).toBeLessThanOrEqual(6);
  });

  it('encodes a slice once for chains of different key slices', async () => {
    const strategies = ['first', 'largest', 'last'].map((keySlice) =>
      boxes(keySlice, { kind: 'box-chained', keySlice: keySlice as 'first' }),
    );
    const encoded: number[] = [];
    await evaluate(folder, await writeCase(folder), protocolOf([...strategies, boxes('a')]), {
      wrap: counting(encoded),
    });
    expect(new Set(encoded).size).toBe(encoded.length);
  });

  it('excludes arms that need a reference where none is named, or none labelled', async () => {
    const files = await writeCase(folder, { reference: new Uint8Array(ball().length) });
    const protocol = protocolOf([boxes('a')]);
    const none = await evaluate(folder, { image: files.image, reference: null }, protocol);
    expect(none).toMatchObject({
      provider: null,
      encoder_passes: 0,
      arms: [{ status: 'excluded', error: { code: 'NO_REFERENCE' } }],
    });
    const empty = await evaluate(folder, files, protocol);
    expect(empty.arms).toMatchObject([{ status: 'excluded', error: { code: 'REFERENCE_EMPTY' } }]);
  });

  it.each<
    [
      string,
      string,
      'image' | 'reference',
      (files: { image: string; reference: string }) => Promise<unknown>,
    ]
  >([
    ['a missing image', 'FILE_MISSING', 'image', ({ image: file }) => rm(file)],
    ['an empty image', 'FILE_EMPTY', 'image', ({ image: file }) => truncate(file)],
    ['a cut image', 'GZIP_CORRUPT', 'image', ({ image: file }) => cutInHalf(file)],
    ['a missing reference', 'FILE_MISSING', 'reference', ({ reference: file }) => rm(file)],
    [
      'a text as reference',
      'FORMAT_UNKNOWN',
      'reference',
      ({ reference: file }) => writeFile(file, 'x'.repeat(900)),
    ],
    [
      'a reference of another shape',
      'GRID_MISMATCH',
      'reference',
      async () => {
        const small = {
          reference: new Uint8Array(SIZE[0] * SIZE[1] * 7),
          referenceGrid: gridOf([SIZE[0], SIZE[1], 7]),
        };
        return writeCase(folder, small);
      },
    ],
    [
      'a reference of another grid',
      'GRID_MISMATCH',
      'reference',
      () => writeCase(folder, { referenceGrid: gridOf(SIZE, [1, 1, 2.2]) }),
    ],
    [
      'an unknown label',
      'LABEL_UNKNOWN',
      'reference',
      () => writeCase(folder, { reference: ball().map((v) => 2 * v) }),
    ],
    [
      'a constant image',
      'INTENSITY_DEGENERATE',
      'image',
      () => writeCase(folder, { image: image().fill(5) }),
    ],
  ])('fails every arm on %s, with the column and no path', async (_, code, column, damage) => {
    const files = await writeCase(folder);
    await damage(files);
    const result = await evaluate(folder, files, protocolOf([boxes('a'), boxes('b')]));
    expect(result.arms).toHaveLength(2);
    for (const arm of result.arms) {
      expect(arm).toMatchObject({
        status: 'failed',
        error: { code },
        metrics: null,
        mask: null,
        slices: [],
      });
      expect(arm.error?.message).toMatch(new RegExp(`^${column}: `));
      expect(arm.error?.message).not.toContain(folder);
    }
    expect((await readdir(folder)).filter((name) => name.startsWith('a'))).toEqual([]);
  });

  it('warns of a tolerance below the largest spacing', async () => {
    const result = await evaluate(folder, await writeCase(folder), protocolOf([boxes('a')]));
    expect(result.warnings).toEqual([
      {
        code: 'TOLERANCE_BELOW_SPACING',
        message: 'the NSD tolerance of 1 mm is below the largest voxel spacing, 2 mm',
      },
    ]);
  });

  it('stops at the next slice when it is told to', async () => {
    const controller = new AbortController();
    const files = await writeCase(folder);
    const stopped = evaluate(folder, files, protocolOf([boxes('a')]), {
      signal: controller.signal,
      onProgress: ({ phase }) => phase === 'decoding' && controller.abort(new Error('told to')),
    });
    await expect(stopped).rejects.toThrow('told to');
  });

  it('passes on that a mask could not be written, and leaves no partial file', async () => {
    const files = await writeCase(folder);
    const maskFolder = path.join(folder, 'gone');
    const failing = evaluate(folder, files, protocolOf([boxes('a'), boxes('b')]), { maskFolder });
    await expect(failing).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
