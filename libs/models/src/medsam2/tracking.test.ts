import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fixture from '../../fixtures/sam2-reduced.json';
import { findBundles } from '../bundle/find';
import { readBundle, sha256Of } from '../bundle/read';
import { scaleIntensity } from '../processing/intensity';
import { ellipse, fixtureVolume } from '../testing/sam2-fixture';
import { featureBytes } from './image-features';
import { loadMedsam2, type Medsam2, type TrackedSlice, type TrackOptions } from './modeling';
import type { TrackPrompt } from './prompt';

const folder = path.join(__dirname, '../../fixtures/sam2-reduced');
const options = { provider: 'cpu', threads: 1 } as const;
const { width, height, depth } = fixture.volume;

let model: Medsam2;
beforeAll(async () => {
  model = await loadMedsam2(await readBundle(folder), options);
});
afterAll(() => model.release());

const open = (slices = depth, cap?: number) => {
  const size = [width, height, slices] as const;
  const scaled = scaleIntensity(fixtureVolume(size), model.bundle.processor.intensity);
  if (!scaled.ok) throw new Error(scaled.issue.message);
  return model.open({ data: scaled.value, size }, cap);
};

const trackIn = async (
  volume: ReturnType<typeof open>,
  prompts: readonly TrackPrompt[],
  limits?: TrackOptions,
): Promise<TrackedSlice[]> => {
  const found: TrackedSlice[] = [];
  for await (const slice of volume.track(prompts, limits)) {
    if (!slice.ok) throw new Error(`${slice.issue.code}: ${slice.issue.message}`);
    found.push({ ...slice.value, mask: slice.value.mask.slice() });
  }
  return found;
};
const box = (slice: number): TrackPrompt => ({ slice, box: [26, 20, 58, 50] });
const slicesOf = (found: readonly TrackedSlice[]) => found.map(({ slice }) => slice);
const pixels = ({ mask }: { mask: Uint8Array }) => mask.reduce((sum, v) => sum + v, 0);

describe('prompts', () => {
  it.each<[string, TrackPrompt[], string]>([
    ['none at all', [], 'no slice is prompted; expected at least one'],
    [
      'a slice above the volume',
      [box(26)],
      'slice 26: the volume has no such slice; expected 0 to 25',
    ],
    ['a slice below it', [box(-1)], 'no such slice'],
    ['half a slice', [box(1.5)], 'no such slice'],
    [
      'a box that is not a number',
      [{ slice: 3, box: [1, NaN, 4, 5] }],
      'slice 3: a coordinate is not a number',
    ],
    ['an endless box', [{ slice: 3, box: [1, 2, Infinity, 5] }], 'not a number'],
    [
      'a box inside out',
      [{ slice: 3, box: [9, 2, 4, 5] }],
      'slice 3: the box [9, 2, 4, 5] is inside out',
    ],
    [
      'a click that is not a number',
      [{ slice: 3, clicks: [{ x: NaN, y: 1, inside: true }] }],
      'not a number',
    ],
    ['an empty prompt', [{ slice: 3 }], 'slice 3: the prompt is empty'],
    ['two on one slice', [box(3), box(3)], 'slice 3: is prompted twice'],
    [
      'a mask of another size',
      [{ slice: 3, mask: new Uint8Array(7) }],
      'the mask has 7 pixels; expected 90 x 70',
    ],
  ])('refuses %s', async (_, prompts, words) => {
    const volume = open();
    await expect(trackIn(volume, prompts)).rejects.toThrow('PROMPT_INVALID');
    await expect(trackIn(volume, prompts)).rejects.toThrow(words);
    expect(volume.encoderPasses).toBe(0);
  });

  it('takes a box of no area for a box', async () => {
    const found = await trackIn(open(3), [{ slice: 1, box: [40, 35, 40, 35] }]);
    expect(slicesOf(found)).toEqual([1, 2, 0]);
  });

  it('takes a mask without a pixel for an object that is not there', async () => {
    const [prompted] = await trackIn(open(3), [{ slice: 1, mask: new Uint8Array(width * height) }]);
    expect(prompted).toMatchObject({ objectScore: -10, predictedIou: 1 });
    expect(pixels(prompted)).toBe(0);
  });

  it('keeps a prompted mask, two parts or one, whatever the model would say', async () => {
    const parts = ellipse([20, 20, 8, 8], width, height);
    ellipse([60, 45, 12, 9], width, height).forEach((v, i) => (parts[i] ||= v));
    const [prompted] = await trackIn(open(3), [{ slice: 1, mask: parts }]);
    const wrong = prompted.mask.reduce((sum, v, i) => sum + (v === parts[i] ? 0 : 1), 0);
    // A mask passes through the square of the model: its edge may move by a pixel.
    expect(wrong / parts.reduce((sum, v) => sum + v, 0)).toBeLessThan(0.1);
    expect(prompted.objectScore).toBe(10);
  });

  it('lets two prompted slices disagree: each keeps its own mask, in either order', async () => {
    const low = { slice: 8, mask: ellipse([20, 20, 9, 9], width, height) };
    const high = { slice: 9, mask: ellipse([70, 50, 9, 9], width, height) };
    for (const prompts of [
      [low, high],
      [high, low],
    ]) {
      const found = await trackIn(open(12), prompts);
      expect(slicesOf(found).slice(0, 2)).toEqual(prompts.map(({ slice }) => slice));
      const at = (slice: number, x: number, y: number) =>
        found.find((one) => one.slice === slice)?.mask[x + width * y];
      expect([at(8, 20, 20), at(8, 70, 50), at(9, 20, 20), at(9, 70, 50)]).toEqual([1, 0, 0, 1]);
    }
  });
});

describe('where tracking goes', () => {
  it('is nowhere in a volume of one slice', async () => {
    const found = await trackIn(open(1), [box(0)]);
    expect(slicesOf(found)).toEqual([0]);
    expect(found[0].seconds).toBeGreaterThan(0);
  });

  it('is one way from a key slice at an end', async () => {
    expect(slicesOf(await trackIn(open(5), [box(0)]))).toEqual([0, 1, 2, 3, 4]);
    expect(slicesOf(await trackIn(open(5), [box(4)]))).toEqual([4, 3, 2, 1, 0]);
  });

  it('is as far as the range, with the same result inside it', async () => {
    const volume = open(12);
    const whole = await trackIn(volume, [box(5)]);
    const within = await trackIn(volume, [box(5)], { range: [3, 7] });
    expect(slicesOf(within)).toEqual([5, 6, 7, 4, 3]);
    for (const { slice, logits } of within) {
      expect(logits).toEqual(whole.find((one) => one.slice === slice)?.logits);
    }
    expect(volume.encoderPasses).toBe(12);
  });

  it('ends a way at a score below the threshold, and goes on from the next prompted slice', async () => {
    const volume = open(12);
    const ended = await trackIn(volume, [box(3), box(8)], { stopBelow: Infinity });
    expect(slicesOf(ended)).toEqual([3, 8, 4, 9, 2]);
    expect(ended.filter(({ prompted }) => !prompted).map(pixels)).toEqual([0, 0, 0]);
    const never = await trackIn(volume, [box(3), box(8)], { stopBelow: -Infinity });
    expect(never).toHaveLength(12);
  });
});

describe('an object that vanishes', () => {
  it('leaves an empty mask where the score is not above 0, and may come back', async () => {
    // Random weights see the object here and there: enough to go through both states and back.
    const found = await trackIn(open(), [box(12)]);
    const gone = found.filter(({ objectScore }) => objectScore <= 0);
    for (const slice of gone) {
      expect(pixels(slice)).toBe(0);
      expect(slice.logits.every((v) => v === -1024)).toBe(true);
    }
    const seen = found.filter(({ objectScore }) => objectScore > 0);
    for (const { logits } of seen) expect(Math.min(...logits)).toBeGreaterThan(-1024);
    const after = found.slice(1).filter((_, i) => found[i].objectScore <= 0);
    expect(after.filter(({ objectScore }) => objectScore > 0).length).toBeGreaterThan(0);
  });
});

describe('the features of a slice', () => {
  it('take as many bytes as the documents say', () => {
    const { hiddenSize, featureSize, logitsSize } = model.bundle.processor;
    expect(featureBytes({ hiddenSize, featureSize, logitsSize })).toBe(
      4 * (32 * 8 * 8 + 4 * 32 * 32 + 8 * 16 * 16),
    );
  });

  it('are kept under a cap and made again above it, with the same result', async () => {
    const bytes = featureBytes(model.bundle.processor);
    const [roomy, tight] = [open(6), open(6, 2.5 * bytes)];
    for (const volume of [roomy, tight]) await trackIn(volume, [box(2)]);
    const again = await Promise.all([roomy, tight].map((volume) => trackIn(volume, [box(2)])));
    expect([roomy.encoderPasses, tight.encoderPasses]).toEqual([6, 10]);
    expect(again[1].map(({ logits }) => logits)).toEqual(again[0].map(({ logits }) => logits));
  });

  it('serve boxes slice by slice too', async () => {
    const volume = open(4);
    const [prompted] = await trackIn(volume, [box(2)]);
    const mask = new Uint8Array(width * height);
    const decoded = await (await volume.encode(2)).decode([26, 20, 58, 50], mask);
    expect(decoded).toMatchObject({ ok: true, value: { objectScore: prompted.objectScore } });
    expect(mask).toEqual(prompted.mask);
    expect(volume.encoderPasses).toBe(4);
    const refused = await (await volume.encode(2)).decode([NaN, 20, 58, 50], mask);
    expect(refused).toMatchObject({ ok: false, issue: { code: 'PROMPT_INVALID' } });
  });
});

describe('a damaged bundle', () => {
  let copy: string;
  beforeEach(async () => {
    copy = await mkdtemp(path.join(os.tmpdir(), 'atrium-sam2-'));
    await cp(folder, path.join(copy, 'sam2-reduced'), { recursive: true });
  });
  afterEach(() => rm(copy, { recursive: true, force: true }));
  const file = (name: string) => path.join(copy, 'sam2-reduced', name);

  it.each(['image_encoder', 'memory_attention', 'mask_decoder', 'memory_encoder'])(
    'is refused without %s, before it is loaded and when it is',
    async (graph) => {
      const found = await readBundle(path.join(copy, 'sam2-reduced'));
      await rm(file(`${graph}.onnx`));
      const { bundles, refused } = await findBundles([copy]);
      expect(bundles).toEqual([]);
      expect(refused[0]).toMatchObject({ code: 'MODEL_HASH' });
      await expect(loadMedsam2(found, options)).rejects.toMatchObject({
        code: 'MODEL_HASH',
        message: expect.stringContaining(`${graph}.onnx has SHA-256 no readable file`),
      });
    },
  );

  it('is refused when a file has another hash', async () => {
    await writeFile(file('memory_encoder.onnx'), 'x');
    const loading = loadMedsam2(await readBundle(path.join(copy, 'sam2-reduced')), options);
    await expect(loading).rejects.toMatchObject({ code: 'MODEL_HASH' });
  });

  const edited = async (change: (model: ReturnType<typeof JSON.parse>) => void) => {
    const text = JSON.parse(await readFile(file('model.json'), 'utf8'));
    change(text);
    await writeFile(file('model.json'), JSON.stringify(text));
    return loadMedsam2(await readBundle(path.join(copy, 'sam2-reduced')), options);
  };

  it('is refused when a graph is none, in words that name it', async () => {
    const bytes = Buffer.from('no graph');
    await writeFile(file('memory_encoder.onnx'), bytes);
    const loading = edited(({ files }) => (files.memory_encoder.sha256 = sha256Of(bytes)));
    await expect(loading).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringMatching(
        /: memory_encoder is no graph that onnxruntime [\d.]+ can load$/,
      ),
    });
  });

  it('is refused when model.json names no such graph', async () => {
    const loading = edited(({ files }) => delete files.memory_attention);
    await expect(loading).rejects.toMatchObject({ code: 'MODEL_MISSING' });
  });

  it.each([
    [
      'inputSize',
      160,
      'image_encoder: "image" of its inputs is [1, 3, 128, 128], model.json says [1, 3, 160, 160]',
    ],
    ['hiddenSize', 64, 'model.json says [1, 64, 8, 8]'],
    ['memorySize', 8, 'model.json says [any, 8, 8, 8]'],
  ])('is refused when %s is not the graphs’', async (key, value, words) => {
    const loading = edited(({ processor }) => (processor[key] = value));
    await expect(loading).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringContaining(words),
    });
  });

  it('is refused when a graph is another one', async () => {
    const bytes = await readFile(file('mask_decoder.onnx'));
    const loading = edited(({ files }) => {
      files.memory_encoder = { path: 'mask_decoder.onnx', sha256: sha256Of(bytes) };
    });
    await expect(loading).rejects.toThrow('memory_encoder: "logits" of its inputs is not there');
  });
});
