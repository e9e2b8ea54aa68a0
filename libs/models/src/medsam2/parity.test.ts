import path from 'node:path';
import shipped from '../../fixtures/atrium-track.json';
import reduced from '../../fixtures/sam2-reduced.json';
import { readBundle } from '../bundle/read';
import { scaleIntensity } from '../processing/intensity';
import { bilinearTaps, resample } from '../processing/resample';
import { sliceInputs, type FrameVolume } from '../processing/slice-input';
import { fixtureArrays, fixtureVolume, promptOf, type Sam2Fixture } from '../testing/sam2-fixture';
import { loadMedsam2, type Medsam2, type Medsam2Volume, type TrackedSlice } from './modeling';

// Pinned to the video predictor of PyPI's sam2 1.1.0 (tools/python/reference/sam2_tracking.py).

const largest = (values: Float32Array): number =>
  values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
const less = (a: Float32Array, b: Float32Array): Float32Array => a.map((v, i) => v - b[i]);

/** A bundle against what sam2's predictor gave with the same weights. */
const FIXTURES: readonly (readonly [string, Sam2Fixture, string])[] = [
  ['sam2-reduced', reduced, path.join(__dirname, '../../fixtures/sam2-reduced')],
  ['atrium-track', shipped, path.join(__dirname, '../../../../bundles/atrium-track')],
];

describe.each(FIXTURES)('%s', (name, fixture, folder) => {
  const { input, tracks } = fixtureArrays(`${name}.bin.gz`, fixture);
  const { width, height, depth } = fixture.volume;
  const cases = fixture.cases.map((c, i) => [c.name, c, tracks[i]] as const);

  let model: Medsam2;
  let image: FrameVolume;
  let volume: Medsam2Volume;
  beforeAll(async () => {
    model = await loadMedsam2(await readBundle(folder), { provider: 'cpu', threads: 1 });
    const size = [width, height, depth] as const;
    const scaled = scaleIntensity(fixtureVolume(size), model.bundle.processor.intensity);
    if (!scaled.ok) throw new Error(scaled.issue.message);
    image = { data: scaled.value, size };
    volume = model.open(image);
  });
  afterAll(() => model.release());

  /** Logits at the native slice, by taps: another way than the masks go. */
  const native = (logits: Float32Array): Float32Array => {
    const side = Math.sqrt(logits.length);
    const plane = { data: logits, width: side, height: side };
    return resample(plane, bilinearTaps(side, width), bilinearTaps(side, height)).data;
  };

  it("makes the input that sam2's predictor was given", () => {
    const made = sliceInputs(image, model.bundle.processor)(fixture.inputSlice);
    expect(largest(less(made, input))).toBeLessThan(1e-5);
  });

  describe.each(cases)('%s', (_, { prompts, sd }, expected) => {
    const found: TrackedSlice[] = [];
    beforeAll(async () => {
      const given = prompts.map((prompt) => promptOf(prompt, fixture.volume));
      for await (const slice of volume.track(given)) {
        if (!slice.ok) throw new Error(slice.issue.message);
        found.push({ ...slice.value, mask: slice.value.mask.slice() });
      }
    });
    const allowed = fixture.tolerance * Math.max(1, sd);
    const expectedLogits = (slice: number): Float32Array => {
      const area = expected.logits.length / depth;
      return expected.logits.subarray(slice * area, (slice + 1) * area);
    };

    it('gives every slice once, prompted slices first, then up, then down', () => {
      const asked = prompts.map(({ slice }) => slice);
      const start = Math.min(...asked);
      const all = Array.from({ length: depth }, (__, z) => z).filter((z) => !asked.includes(z));
      const up = all.filter((z) => z > start);
      const down = all.filter((z) => z < start).reverse();
      expect(found.map(({ slice }) => slice)).toEqual([...asked, ...up, ...down]);
      expect(found.filter(({ prompted }) => prompted)).toHaveLength(prompts.length);
    });

    it('gives the logits, scores and predicted IoU of the predictor', () => {
      for (const { slice, logits, objectScore, predictedIou } of found) {
        expect(largest(less(logits, expectedLogits(slice)))).toBeLessThanOrEqual(allowed);
        expect(Math.abs(objectScore - expected.scores[slice])).toBeLessThanOrEqual(allowed);
        expect(Math.abs(predictedIou - expected.ious[slice])).toBeLessThanOrEqual(allowed);
      }
    });

    it('gives its masks on the native slice, but for pixels that rounding decides', () => {
      for (const { slice, mask } of found) {
        const reference = native(expectedLogits(slice));
        const wrong = mask.filter((v, i) => {
          const sure = Math.abs(reference[i]) > allowed;
          return sure && v !== (reference[i] > 0 ? 1 : 0);
        });
        expect(wrong).toHaveLength(0);
      }
    });
  });

  it('encoded every slice once for all of these', () => {
    expect(volume.encoderPasses).toBe(depth);
  });
});
