import path from 'node:path';
import fixture from '../../fixtures/sam2-reduced.json';
import { ofFamily, readBundle } from '../bundle/read';
import { scaleIntensity } from '../processing/intensity';
import { float32, type Session } from '../session';
import { fixtureVolume } from '../testing/sam2-fixture';
import { loadGraphs, type Graphs } from './graphs';
import { openVolume } from './volume';

const folder = path.join(__dirname, '../../fixtures/sam2-reduced');
const size = [fixture.volume.width, fixture.volume.height, 3] as const;
const prompt = { slice: 1, box: [26, 20, 58, 50] } as const;

const load = async () => ofFamily(await readBundle(folder), 'medsam2');
let graphs: Graphs;
beforeAll(async () => {
  graphs = await loadGraphs(await load(), { provider: 'cpu', threads: 1 });
});
afterAll(async () => {
  for (const graph of Object.values(graphs)) await graph.release();
});

/** The decoder, one of its scores replaced: SAM 2's gate leaves finite logits where it is NaN. */
const saying = (name: 'score' | 'iou', value: number): Session => ({
  ...graphs.mask_decoder,
  async run(feeds) {
    const { tensors, seconds } = await graphs.mask_decoder.run(feeds);
    return { tensors: { ...tensors, [name]: float32(Float32Array.of(value), [1, 1]) }, seconds };
  },
});

async function open(decoder: Session) {
  const { bundle } = await load();
  const scaled = scaleIntensity(fixtureVolume(size), bundle.processor.intensity);
  if (!scaled.ok) throw new Error(scaled.issue.message);
  const volume = { data: scaled.value, size };
  return openVolume(bundle, { ...graphs, mask_decoder: decoder }, volume);
}

it.each([
  ['score', NaN],
  ['iou', NaN],
  ['iou', Infinity],
] as const)('refuses a slice whose %s is %s, tracked and boxed', async (name, value) => {
  const issue = { code: 'MODEL_OUTPUT_INVALID', message: expect.stringContaining('slice 1: ') };
  const volume = await open(saying(name, value));
  const found: unknown[] = [];
  for await (const slice of volume.track([prompt])) found.push(slice);
  expect(found).toEqual([{ ok: false, issue }]);
  const encoded = await volume.encode(prompt.slice);
  const mask = new Uint8Array(size[0] * size[1]);
  expect(await encoded.decode(prompt.box, mask)).toEqual({ ok: false, issue });
});
