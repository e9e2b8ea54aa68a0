import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { medsam1BundleSchema, type Medsam1Processor } from '@atrium/contracts';
import fixture from '../../fixtures/medsam.json';
import { differing, formulaLogits, maskFromHex, phantom } from '../testing/phantom';
import { scaleIntensity } from './intensity';
import { masksFromLogits } from './mask';
import { sliceInputs } from './slice-input';

// Pinned to the original pipeline: NumPy, OpenCV and PyTorch (tools/python/reference/medsam.py).

const folder = path.join(__dirname, '../../../../bundles/litemedsam');
const { processor } = medsam1BundleSchema.parse(
  JSON.parse(readFileSync(path.join(folder, 'model.json'), 'utf8')),
);
const cases = fixture.sizes.map((expected) => {
  const [width, height, depth] = expected.size;
  return { ...expected, width, height, size: [width, height, depth] as const };
});
const named = cases.map((c) => [c.size.join(' x '), c] as const);

const scaledOf = (data: Int16Array, p: Medsam1Processor = processor) => {
  const scaled = scaleIntensity(data, p.intensity);
  if (!scaled.ok) throw new Error(scaled.issue.message);
  return scaled.value;
};

describe('scaleIntensity', () => {
  it.each(named)('gives the very bytes of the original: %s', (_, { size, uint8Sha256 }) => {
    const scaled = scaledOf(phantom(size));
    expect(createHash('sha256').update(scaled).digest('hex')).toBe(uint8Sha256);
  });

  it('is the same for wider types', () => {
    const [{ size }] = cases;
    const scaled = scaleIntensity(Float64Array.from(phantom(size)), processor.intensity);
    expect(
      scaled.ok &&
        differing(Uint8Array.from(scaled.value), Uint8Array.from(scaledOf(phantom(size)))),
    ).toBe(0);
  });

  it.each([
    ['without a voxel above 0', Int16Array.of(0, -5, 0), 'no voxel is above 0'],
    ['that is constant', Int16Array.of(7, 7, 7), 'are both 7'],
  ])('refuses an image %s', (_, data, words) => {
    const found = scaleIntensity(data, processor.intensity);
    expect(found).toMatchObject({
      ok: false,
      issue: { code: 'INTENSITY_DEGENERATE', file: 'image' },
    });
    expect(found.ok ? '' : found.issue.message).toContain(words);
  });

  it('keeps fractions where model.json says so', () => {
    const intensity = {
      ...processor.intensity,
      percentiles: [0, 100] as [number, number],
      uint8: false,
    };
    const found = scaleIntensity(Int16Array.of(0, 1, 2, 3, 5), intensity);
    expect(found).toEqual({ ok: true, value: Float32Array.of(0, 0, 63.75, 127.5, 255) });
  });
});

describe('sliceInputs', () => {
  it.each(named)('resizes, scales and pads as the original: %s', (_, { size, input }) => {
    const made = sliceInputs({ data: scaledOf(phantom(size)), size }, processor)(1);
    const area = 256 * 256;
    expect(made).toHaveLength(3 * area);
    input.forEach((value, i) => expect(Math.abs(made[i * 101] - value)).toBeLessThan(1e-5));
    expect(made.subarray(area, 2 * area)).toEqual(made.subarray(0, area));
    expect(made.subarray(2 * area)).toEqual(made.subarray(0, area));
  });

  it('stacks neighbouring slices, repeats the edge, and applies mean and std', () => {
    const stacked: Medsam1Processor = {
      ...processor,
      inputSize: 2,
      sliceOffsets: [-1, 0, 1],
      mean: [0.1, 0, 0],
      std: [0.5, 1, 1],
      intensity: { ...processor.intensity, sliceMinMax: false },
    };
    const data = Uint8Array.of(0, 51, 102, 153, 204, 255, 255, 255);
    const inputOf = sliceInputs({ data, size: [2, 2, 2] }, stacked);
    const rounded = [...inputOf(0)].map((v) => Number(v.toFixed(6)));
    expect(rounded).toEqual([-0.2, 0.2, 0.6, 1, 0, 0.2, 0.4, 0.6, 0.8, 1, 1, 1]);
    expect([...inputOf(1)].slice(4, 8)).toEqual([...inputOf(1)].slice(8));
  });
});

describe('masksFromLogits', () => {
  it.each(named)('crops and resamples as the original: %s', (_, { width, height, formulaMask }) => {
    const mask = new Uint8Array(width * height).fill(1);
    masksFromLogits(processor, width, height)(formulaLogits(256), mask);
    expect(differing(mask, maskFromHex(formulaMask, width * height))).toBe(0);
  });

  it('resamples the whole plane of a stretched model', () => {
    const stretched: Medsam1Processor = {
      ...processor,
      inputSize: 1024,
      resize: { ...processor.resize, mode: 'stretch' },
    };
    const mask = new Uint8Array(300 * 210);
    masksFromLogits(stretched, 300, 210)(formulaLogits(256), mask);
    expect(differing(mask, maskFromHex(fixture.stretched, 300 * 210))).toBe(0);
  });

  it('clears the mask where no logit is above 0', () => {
    const mask = new Uint8Array(20 * 10).fill(1);
    masksFromLogits(processor, 20, 10)(new Float32Array(256 * 256), mask);
    expect(mask.some(Boolean)).toBe(false);
  });
});
