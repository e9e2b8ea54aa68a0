import path from 'node:path';
import fixture from '../../fixtures/medsam.json';
import { readBundle } from '../bundle/read';
import { differing, maskFromHex, phantom } from '../testing/phantom';
import { scaleIntensity } from '../processing/intensity';
import { loadMedsam1, type Medsam1 } from './modeling';

const litemedsam = path.join(__dirname, '../../../../bundles/litemedsam');
const tiny = path.join(__dirname, '../../fixtures/bundles/tiny');
const options = { provider: 'cpu', threads: 2 } as const;

const encodeSlice1 = (model: Medsam1, size: readonly [number, number, number]) => {
  const scaled = scaleIntensity(phantom(size), model.bundle.processor.intensity);
  if (!scaled.ok) throw new Error(scaled.issue.message);
  return model.open({ data: scaled.value, size }).encode(1);
};

describe('LiteMedSAM', () => {
  let model: Medsam1;
  beforeAll(async () => {
    model = await loadMedsam1(await readBundle(litemedsam), options);
  });
  afterAll(() => model.release());

  it.each(fixture.sizes.map((c) => [c.size.join(' x '), c] as const))(
    'segments as the original network: %s',
    async (_, { size: [width, height, depth], boxes }) => {
      const encoded = await encodeSlice1(model, [width, height, depth]);
      expect(encoded.seconds).toBeGreaterThan(0);
      for (const { box, iou, mask: expected } of boxes) {
        const mask = new Uint8Array(width * height);
        const decoded = await encoded.decode([box[0], box[1], box[2], box[3]], mask);
        if (!decoded.ok) throw new Error(decoded.issue.message);
        expect(decoded.value.predictedIou).toBeCloseTo(iou, 3);
        const reference = maskFromHex(expected, width * height);
        const pixels = reference.reduce((sum, v) => sum + v, 0);
        expect(pixels).toBeGreaterThan(100);
        expect(differing(mask, reference) / pixels).toBeLessThan(0.002);
      }
    },
  );
});

describe('the tiny bundle', () => {
  it('follows box and image, so that arms and cases differ', async () => {
    const model = await loadMedsam1(await readBundle(tiny), options);
    const size = [60, 44, 3] as const;
    const encoded = await encodeSlice1(model, size);
    const masks = await Promise.all(
      [10, 14].map(async (x0) => {
        const mask = new Uint8Array(60 * 44);
        expect(await encoded.decode([x0, 10, 45, 33], mask)).toMatchObject({ ok: true });
        return mask;
      }),
    );
    const pixels = masks.map((mask) => mask.reduce((sum, v) => sum + v, 0));
    expect(Math.min(...pixels)).toBeGreaterThan(200);
    expect(differing(masks[0], masks[1])).toBeGreaterThan(10);
    expect(model.provider).toBe('cpu');
    await model.release();
  });

  it('says so when its logits are not finite', async () => {
    const model = await loadMedsam1(await readBundle(tiny), options);
    const encoded = await encodeSlice1(model, [60, 44, 3]);
    const decoded = await encoded.decode([NaN, 10, 45, 33], new Uint8Array(60 * 44));
    expect(decoded).toMatchObject({ ok: false, issue: { code: 'MODEL_OUTPUT_INVALID' } });
    await model.release();
  });
});
