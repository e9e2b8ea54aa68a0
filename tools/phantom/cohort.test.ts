import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PHANTOM_DATASET } from '@atrium/contracts';
import {
  contrastToNoise,
  encodeNifti,
  largestComponent,
  radiologicalFrame,
  readVolume,
  toFrame,
} from '@atrium/imaging';
import { findBundles, summaryOf } from '@atrium/models';
import { parseManifest, parseProtocol, planRun } from '@atrium/protocol';
import { DEMO_CASES, makeDemoCohort, makeScan } from './cohort';
import type { Scan } from './scan';

/** SHA-256 of header and voxels, of the scan and of its label: the same on every machine. */
const PINNED: Readonly<Record<string, readonly [image: string, label: string]>> = {
  'demo-north-1': [
    'efcd406a3c139c050755d5dc5b32ba9cbb4e58e548766281f61edf2dd6a977b0',
    'bbea833f48e71a08d7debd1bf2647acf7a2ef39768e07989c97cffacd03230cb',
  ],
  'demo-north-2': [
    '53ba96a70f8ff6b10b8e61a78168f166898592c8d953fa3954c55f8425548b59',
    '70046c57869e57797a7c53016abcd3694ece6a8c5c1238dcf56a2bd0efd6d97b',
  ],
  'demo-north-3': [
    '7dd9607256020ece67cd27d8e0f68fdd7a80f0335d11be3a7fb49e0ba8986d47',
    'e19792c897abdb69bf41374b76dfbc50c851775f3641545060a9c1c1584755da',
  ],
  'demo-north-4': [
    '7a8323a224c3e649090ff39f7191a4f68e12d6e53036a04377927dc0b941cd8d',
    'f3480bafe93bbba47cf3da1935b9c1d7169b9bda10a82a0c17ea126ea2b21d3b',
  ],
  'demo-harbour-1': [
    '5547756026760e8dd0f1839b7cab609dfd7c0126009e46385cba7de037d9f79b',
    'bad261fb05ed504464341c79de586f7261d268daabf50776596b2e1750529f65',
  ],
  'demo-harbour-2': [
    '0e786c49fff95a7b9335bb8e4010b77d75c334590f0a218d89154408274c0912',
    '676c3184e60f0199a48ea7c0ee46184665ad3674823c8880b3a9638399e4e6bb',
  ],
  'demo-harbour-3': [
    'b96360fdaffdae05e8fe883e1a2ba1722013b5fa63ea4e62b963f59c39d0013d',
    '60d752b19b413486a4fa9201ede25e04e8594a9e000e1bb19058fe774b586787',
  ],
  'demo-harbour-4': [
    'e8878d05f2cd5a30eb88daab41944130eafe6d8d47f08a38031bc855b77aee96',
    '1f1a307d81038d39b415889fa9d8a86dfca5915a19db899795ab0b0be80feba6',
  ],
  'demo-south-1': [
    '923e73809a47bf1cc08af14c28aa3f773629d18a2d510f12d285479ccb8da6f1',
    '539f70385ada0dc416e9de897729f983f0840180d3c498998ebfcd9f0f71f1d3',
  ],
  'demo-south-2': [
    '556c76560a65ea9649e382f5fe829ea2547bcd23abf43c7492b89df7bae5030a',
    '28581ebb6fb5bd96ceb60435d57129d8af1f6f5bfbdb03e4b5f894b482d2fe53',
  ],
  'demo-south-3': [
    'c9196d77f3cf08e6cc3f0c42e59d7f2835c327a705becdacfe1d067a1fe761a2',
    'a0ba93d02abba53e47493a761fcf18a9cdb938d859ae5dfe76c5b351f9c8abf1',
  ],
  'demo-south-4': [
    '244dfacd5b7bbd252c8d9bffe1c678208df57536da99076766ce667dd971e455',
    '791711c8e324d2be151d827ef02a106acea8d8168fe9bec59d01bf3f5500a485',
  ],
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const scans = new Map<string, Scan>(DEMO_CASES.map((demo) => [demo.caseId, makeScan(demo)]));

/** Slices with a label, and the scan in its frame. */
function inspect({ grid, image, label }: Scan) {
  const frame = radiologicalFrame(grid);
  const mask = toFrame(label, frame);
  const plane = frame.size[0] * frame.size[1];
  const labelled = Array.from({ length: frame.size[2] }, (_, z) => z).filter((z) =>
    mask.subarray(z * plane, (z + 1) * plane).includes(1),
  );
  return { frame, mask, labelled, image: toFrame(image, frame) };
}

describe.each(DEMO_CASES)('$caseId', ({ caseId, site }) => {
  const scan = scans.get(caseId)!;
  const { frame, mask, labelled, image } = inspect(scan);

  it('is the same to the last bit', () => {
    expect([
      sha256(encodeNifti(scan.image, scan.grid)),
      sha256(encodeNifti(scan.label, scan.grid)),
    ]).toEqual(PINNED[caseId]);
  });

  it('lies on disk as its site stores scans', () => {
    expect(frame.orientation).toBe(site.orientation);
    expect(frame.size).toEqual(site.size);
    frame.spacing.forEach((mm, axis) => expect(mm).toBeCloseTo(site.spacing[axis], 12));
    expect(frame.warnings).toEqual([]);
  });

  it('has one atrium on at most 12 slices in a row, inside the volume', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(6);
    expect(labelled.length).toBeLessThanOrEqual(12);
    expect(labelled[labelled.length - 1] - labelled[0]).toBe(labelled.length - 1);
    expect(labelled[0]).toBeGreaterThan(0);
    expect(labelled[labelled.length - 1]).toBeLessThan(frame.size[2] - 1);
    const voxels = mask.reduce((sum, value) => sum + value, 0);
    const kept = largestComponent(mask, frame.size, 26).reduce((sum, value) => sum + value, 0);
    expect(kept / voxels).toBeGreaterThan(0.97);
    const ml = (voxels * frame.spacing[0] * frame.spacing[1] * frame.spacing[2]) / 1000;
    expect(ml).toBeGreaterThan(30);
    expect(ml).toBeLessThan(90);
  });

  it('shows its atrium: contrast above noise, within int16', () => {
    expect(contrastToNoise(image, mask, frame.size, frame.spacing)).toBeGreaterThan(0.5);
    expect(Math.max(...image.subarray(0, 10000))).toBeLessThan(4096);
    expect(image.every((value) => value >= 0)).toBe(true);
  });
});

it('differs between sites in contrast to noise', () => {
  const medians = ['demo-north', 'demo-south'].map((id) => {
    const values = DEMO_CASES.filter(({ site }) => site.id === id).map(({ caseId }) => {
      const { image, mask, frame } = inspect(scans.get(caseId)!);
      return contrastToNoise(image, mask, frame.size, frame.spacing) ?? 0;
    });
    return values.sort((a, b) => a - b)[2];
  });
  expect(medians[0]).toBeGreaterThan(1.3 * medians[1]);
});

it('costs, under the demo protocol, what the time that it may take allows', async () => {
  const { bundles } = await findBundles([join(__dirname, '../../bundles')]);
  const models = bundles.map(summaryOf);
  const text = readFileSync(join(__dirname, 'demo.yaml'), 'utf8');
  const protocol = parseProtocol(text, 'demo.yaml', models);
  if (!protocol.ok) throw new Error(JSON.stringify(protocol.issue));
  const cases = DEMO_CASES.map(({ caseId, site }) => ({
    case_id: caseId,
    labelledSlices: inspect(scans.get(caseId)!).labelled,
    size: site.size,
  }));
  const used = models.filter(({ id }) =>
    protocol.value.strategies.some(({ model }) => model === id),
  );
  const plan = planRun({ protocol: protocol.value, cases, models: used });
  const decodings = (id: string): number =>
    plan.arms.filter(({ model }) => model === id).reduce((sum, arm) => sum + arm.decodings, 0);
  expect(used.map(({ id }) => [id, decodings(id)])).toEqual([
    ['atrium-track', 432],
    ['atrium-unet', 0],
    ['litemedsam', 855],
  ]);
  // 95 labelled slices for LiteMedSAM, 216 slices for the tracker, 404 patches of the U-Net.
  expect(plan.encoder_passes).toBe(95 + 216 + 404);
});

it('is written with its manifest, and says that it is synthetic', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'atrium-phantom-'));
  try {
    await makeDemoCohort(folder);
    const manifest = parseManifest(await readFile(join(folder, 'manifest.csv')), 'manifest.csv');
    if (!manifest.ok) throw new Error(JSON.stringify(manifest.issue));
    expect(manifest.value).toHaveLength(12);
    expect(new Set(manifest.value.map(({ site }) => site)).size).toBe(3);
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toMatch(/^# Demo cohort: synthetic/);
    for (const row of manifest.value) {
      expect(row.covariates.dataset).toBe(PHANTOM_DATASET);
      const image = await readVolume(join(folder, row.image), 'image');
      const reference = await readVolume(join(folder, row.reference), 'reference');
      if (!image.ok || !reference.ok) throw new Error('a file of the demo cohort cannot be read');
      const scan = scans.get(row.case_id)!;
      expect(sha256(encodeNifti(image.value.data, image.value.grid))).toBe(PINNED[row.case_id][0]);
      expect(sha256(encodeNifti(reference.value.data, scan.grid))).toBe(PINNED[row.case_id][1]);
      expect([image.value.warnings, reference.value.warnings]).toEqual([[], []]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
