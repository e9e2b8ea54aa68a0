import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, truncate } from 'node:fs/promises';
import path from 'node:path';
import {
  imageFactsSchema,
  REFERENCE_OUTLINE,
  sliceOutlinesSchema,
  type Outline,
} from '@atrium/contracts';
import { writeMask, writeVolume, type Grid } from '@atrium/imaging';
import type { FastifyInstance } from 'fastify';
import { PNG } from 'pngjs';
import { writeIndex } from '../../store/cohort-index';
import { caseFolder } from '../../store/layout';
import { FROM_SOURCE, log, makeSite, SITE, type TestSite } from '../../testing/site';
import { createGateway } from '../server';
import { Viewer } from './host';

const SECRET = 's'.repeat(40);
const [W, H, D] = [6, 5, 3];
/** Stored R to L, P to A: the frame turns both round. */
const RAS: Grid = { shape: [W, H, D], affine: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1] };

let site: TestSite;
let viewer: Viewer;
let app: FastifyInstance;
let url: string;

beforeAll(async () => {
  site = await makeSite();
  viewer = new Viewer({ home: site.home, maxBytes: 2 ** 20, execArgv: FROM_SOURCE }, log);
  app = createGateway({ ...site.machine, log }, SECRET, () => true, viewer);
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  await writeFiles();
});
afterAll(async () => {
  await app.close();
  await viewer.close();
  await site.close();
});

const file = (name: string) => path.join(site.home, name);

async function writeFiles(): Promise<void> {
  const voxels = Int16Array.from({ length: W * H * D }, (_, i) => i);
  await writeVolume(file('image.nii.gz'), voxels, RAS);
  // Two pixels of label 2 on slice 1, one of label 3.
  const labels = new Uint8Array(W * H * D);
  labels[W * H + 0] = 2;
  labels[W * H + 1] = 2;
  labels[W * H + 3] = 3;
  await writeVolume(file('reference.nii.gz'), labels, RAS);
  const shifted: Grid = { ...RAS, affine: RAS.affine.map((v, i) => (i === 3 ? v + 5 : v)) };
  await writeVolume(file('shifted.nii.gz'), labels, shifted);
  await writeVolume(file('broken.nii.gz'), voxels, RAS);
  await truncate(file('broken.nii.gz'), 100);
  const masks = path.join(
    caseFolder(site.home, { runId: 'run', caseId: 'c', site: SITE, model: 'm' }),
    'masks',
  );
  await mkdir(masks, { recursive: true });
  await writeMask(path.join(masks, 'a.nii.gz'), new Uint8Array(W * H * D).fill(1), RAS);
  const image = file('image.nii.gz');
  await writeIndex(
    site.home,
    SITE,
    'cohort',
    new Map([
      ['c', { image, reference: file('reference.nii.gz') }],
      ['shifted', { image, reference: file('shifted.nii.gz') }],
      ['broken', { image: file('broken.nii.gz'), reference: null }],
      ['missing', { image: file('nowhere.nii.gz'), reference: null }],
    ]),
  );
}

const ask = (what: string, body: object) =>
  fetch(`${url}/viewer/${what}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      site: SITE,
      cohort_id: 'cohort',
      case_id: 'c',
      image_sha256: null,
      ...body,
    }),
  });

const refusalOf = async (answer: Response): Promise<[number, string]> => {
  const body: { error: string } = JSON.parse(await answer.text());
  return [answer.status, body.error];
};

async function shadesOf(body: object): Promise<number[]> {
  const answer = await ask('slice', body);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
  const { width, height, data } = PNG.sync.read(Buffer.from(await answer.arrayBuffer()));
  expect([width, height]).toEqual([W, H]);
  return Array.from({ length: W * H }, (_, i) => data[4 * i]);
}

async function outlinesOf(body: object): Promise<Outline[]> {
  const answer = await ask('outlines', { slice: 1, reference: null, masks: [], ...body });
  expect(answer.status).toBe(200);
  return sliceOutlinesSchema.parse(await answer.json()).outlines;
}

describe('a slice', () => {
  it('is shown in the radiological frame, in the window asked for', async () => {
    const shades = await shadesOf({ slice: 1, window: { low: 0, high: 255 } });
    // Row 0 is the most anterior, column 0 the most right: the last voxel of the slice on disk.
    const expected = Array.from({ length: W * H }, (_, i) => 2 * W * H - 1 - i);
    expect(shades).toEqual(expected);
  });

  it('is shown in the automatic window where none is named', async () => {
    const facts = imageFactsSchema.parse(await (await ask('image', {})).json());
    expect(facts).toMatchObject({ size: [W, H, D], spacing: [1, 1, 2], min: 0, max: 89 });
    expect(facts.automatic).toEqual({ low: 1, high: 89 });
    expect(await shadesOf({ slice: 2, window: null })).toEqual(
      await shadesOf({ slice: 2, window: facts.automatic }),
    );
  });

  it('is refused with what is wrong', async () => {
    expect(await refusalOf(await ask('slice', { slice: D, window: null }))).toEqual([
      404,
      'Case c has the slices 0 to 2, and no slice 3.',
    ]);
    const [status, message] = await refusalOf(
      await ask('slice', { case_id: 'other', slice: 0, window: null }),
    );
    expect([status, message]).toEqual([
      404,
      'Site site-a does not know case other of this cohort. Register the cohort at this site again.',
    ]);
    expect((await ask('slice', { slice: 0, window: { low: 5, high: 5 } })).status).toBe(400);
    expect((await ask('slice', { slice: 0.5, window: null })).status).toBe(400);
    expect((await ask('slice', { site: '..', slice: 0, window: null })).status).toBe(400);
  });

  it.each([
    ['missing', 404, /^Case missing: image: .*\(FILE_MISSING\)$/],
    ['broken', 422, /^Case broken: image: .*\(GZIP_CORRUPT\)$/],
  ])('of a file that is %s is refused without its path', async (case_id, status, sentence) => {
    const refusal = await refusalOf(await ask('slice', { case_id, slice: 0, window: null }));
    expect(refusal).toEqual([status, expect.stringMatching(sentence)]);
    expect(refusal[1]).not.toContain(site.home);
  });

  it('of another file than the one registered is refused; of that one it is shown', async () => {
    const bytes = await readFile(file('image.nii.gz'));
    const image_sha256 = createHash('sha256').update(bytes).digest('hex');
    expect((await ask('slice', { image_sha256, slice: 0, window: null })).status).toBe(200);
    const [status, message] = await refusalOf(
      await ask('slice', { image_sha256: 'a'.repeat(64), slice: 0, window: null }),
    );
    expect([status, message]).toEqual([409, expect.stringContaining('not the one that was')]);
  });

  it('follows a file that was replaced', async () => {
    const image = file('replaced.nii.gz');
    await writeIndex(site.home, SITE, 'replaced', new Map([['c', { image, reference: null }]]));
    const request = { cohort_id: 'replaced', slice: 0, window: { low: 0, high: 255 } };
    for (const shade of [10, 20]) {
      await writeVolume(image, new Int16Array(W * H * D).fill(shade), RAS);
      expect((await shadesOf(request))[0]).toBe(shade);
    }
    await rm(image);
    expect((await ask('slice', request)).status).toBe(404);
  });
});

describe('outlines', () => {
  it('are those of the labels and of the masks asked for, in the frame', async () => {
    const masks = [{ arm: 'a', address: 'run/c/m/masks/a.nii.gz' }];
    expect(await outlinesOf({ reference: { labels: [2] }, masks })).toEqual([
      { name: REFERENCE_OUTLINE, polygons: [[4, 4, 6, 4, 6, 5, 4, 5]], problem: null },
      { name: 'a', polygons: [[0, 0, W, 0, W, H, 0, H]], problem: null },
    ]);
    const [{ polygons }] = await outlinesOf({ reference: { labels: [2, 3] } });
    expect(polygons).toHaveLength(2);
    expect(await outlinesOf({ reference: { labels: [2] }, slice: 0 })).toMatchObject([
      { polygons: [], problem: null },
    ]);
  });

  it('say why there is none, and keep no other away', async () => {
    const outlines = await outlinesOf({
      case_id: 'shifted',
      reference: { labels: [2] },
      masks: [
        { arm: 'gone', address: 'run/c/m/masks/gone.nii.gz' },
        { arm: 'a', address: 'run/c/m/masks/a.nii.gz' },
      ],
    });
    expect(outlines).toMatchObject([
      { polygons: [], problem: expect.stringContaining('(GRID_MISMATCH)') },
      { polygons: [], problem: expect.stringMatching(/^The mask of arm gone is no longer/) },
      { polygons: [[0, 0, W, 0, W, H, 0, H]], problem: null },
    ]);
  });
});

it('starts its thread anew when it ended', async () => {
  await viewer.close();
  expect(await shadesOf({ slice: 0, window: null })).toHaveLength(W * H);
});
