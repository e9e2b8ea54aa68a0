import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { taskSpecificProcessorSchema, type TaskSpecificProcessor } from '@atrium/contracts';
import fc from 'fast-check';
import fixture from '../../fixtures/task-specific.json';
import { createSession, float32, type Session } from '../session';
import { differing, maskFromHex, phantom } from '../testing/phantom';
import { segmentScan } from './segment';
import { predict, type OnPatch } from './predict';
import { nonzeroRegion, type RawVolume } from './crop';
import { perAxis, resampledSize } from './grid';
import { normalise } from './normalise';
import { tensorSides } from './shapes';

// Pinned to nnU-Net v2's own steps, Gaussian and resampling: tools/python/reference/task_specific.py.

const triple = (values: readonly number[]) => perAxis((axis) => values[axis]);
const cases = fixture.cases.map(
  ({ processor, size, spacing, ...rest }) =>
    [
      rest.name,
      {
        ...rest,
        processor: taskSpecificProcessorSchema.parse(processor),
        scan: { data: phantom(triple(size)), size: triple(size), spacing: triple(spacing) },
      },
    ] as const,
);

let network: Session;
beforeAll(async () => {
  const graph = await readFile(path.join(__dirname, '../../fixtures/task-specific/network.onnx'));
  network = await createSession(graph, { provider: 'cpu', threads: 2 });
});
afterAll(() => network.release());

const nothing = () => Promise.resolve();

async function maskOf(
  scan: RawVolume,
  processor: TaskSpecificProcessor,
  onPatch: OnPatch = nothing,
) {
  const found = await segmentScan(network, scan, processor, onPatch);
  if (!found.ok) throw new Error(`${found.issue.code}: ${found.issue.message}`);
  return found.value;
}

describe('segmentScan', () => {
  it.each(cases)(
    'gives what nnU-Net’s functions give: %s',
    async (_, { scan, processor, mask }) => {
      const expected = maskFromHex(mask, scan.data.length);
      const pixels = expected.reduce((sum, v) => sum + v, 0);
      expect(pixels).toBeGreaterThan(50);
      const found = await maskOf(scan, processor);
      expect(differing(found.mask, expected)).toBeLessThanOrEqual(1);
      expect(found.seconds).toBeGreaterThan(0);
    },
  );

  it.each(cases)('asks for as many voxels as nnU-Net: %s', (_, { scan, processor, shape }) => {
    const region = processor.crop === 'nonzero' ? nonzeroRegion(scan) : { size: scan.size };
    if (!region) throw new Error('the phantom is empty');
    expect(resampledSize(region.size, scan.spacing, processor.spacing)).toEqual(shape);
  });

  it('tells of every run of the network, and ends with what is thrown at it', async () => {
    const [, { scan, processor }] = cases[4];
    const seen: string[] = [];
    const found = await maskOf(scan, processor, async (done, of) => {
      seen.push(`${done}/${of}`);
    });
    expect(found.runs % 8).toBe(0);
    expect(seen).toHaveLength(found.runs);
    expect(seen.at(-1)).toBe(`${found.runs}/${found.runs}`);
    const stopped = segmentScan(network, scan, processor, () =>
      Promise.reject(new Error('told to')),
    );
    await expect(stopped).rejects.toThrow('told to');
  });

  it.each([
    ['a constant image', 'none', 7, 'every voxel is 7'],
    ['an empty image', 'nonzero', 0, 'every voxel is 0'],
  ] as const)('refuses %s', async (_, crop, value, words) => {
    const [, { scan, processor }] = cases[0];
    const flat = { ...scan, data: new Int16Array(scan.data.length).fill(value) };
    expect(await segmentScan(network, flat, { ...processor, crop }, nothing)).toMatchObject({
      ok: false,
      issue: { code: 'INTENSITY_DEGENERATE', message: expect.stringContaining(words) },
    });
  });

  it('says so when its logits are not finite', async () => {
    const [, { scan, processor }] = cases[0];
    const broken: TaskSpecificProcessor = {
      ...processor,
      normalise: { by: 'constants', clip: null, mean: 0, std: 1e-42 },
    };
    expect(await segmentScan(network, scan, broken, nothing)).toMatchObject({
      ok: false,
      issue: { code: 'MODEL_OUTPUT_INVALID' },
    });
  });

  it('segments a volume of one slice', async () => {
    const [, { processor }] = cases[0];
    const size = [40, 30, 1] as const;
    const bright = { by: 'constants', clip: null, mean: 300, std: 60 } as const;
    const scan = { data: phantom(size), size, spacing: [1, 1, 2] as const };
    const { mask } = await maskOf(scan, { ...processor, normalise: bright });
    expect(mask.reduce((sum, v) => sum + v, 0)).toBeGreaterThan(50);
  });
});

describe('predict', () => {
  it('gives nnU-Net’s logits at the network’s spacing', async () => {
    const [name, { scan, processor, logits }] = cases[2];
    expect(name).toBe("at the network's spacing");
    const normalised = normalise(scan, { start: [0, 0, 0], size: scan.size }, processor);
    if (!normalised.ok) throw new Error(normalised.issue.message);
    const data = Float32Array.from(scan.data, normalised.value.normalised);
    const found = await predict(network, { data, size: scan.size }, processor, nothing);
    if (!found.ok) throw new Error(found.issue.message);
    const { sums, weights } = found.value;
    logits.forEach((expected, c) =>
      expected.forEach((logit, i) => {
        const at = i * fixture.every;
        expect(Math.abs(sums[c][at] / weights[at] - logit)).toBeLessThan(1e-3);
      }),
    );
  });

  it('weighs every voxel of any volume', async () => {
    const [, { processor }] = cases[0];
    const silent: Session['run'] = () => {
      const shape = [1, 3, ...tensorSides(processor)];
      const length = shape.reduce((product, n) => product * n, 1);
      return Promise.resolve({
        tensors: { logits: float32(new Float32Array(length), shape) },
        seconds: 0,
      });
    };
    const side = fc.integer({ min: 1, max: 30 });
    await fc.assert(
      fc.asyncProperty(side, side, side, async (x, y, z) => {
        const data = new Float32Array(x * y * z);
        const run = { ...network, run: silent };
        const found = await predict(run, { data, size: [x, y, z] }, processor, nothing);
        if (!found.ok) throw new Error(found.issue.message);
        expect(found.value.weights.every((weight) => weight > 0)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
