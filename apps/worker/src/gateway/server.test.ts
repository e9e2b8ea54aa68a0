import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { registerResponseSchema, type ManifestRow } from '@atrium/contracts';
import { writeMask } from '@atrium/imaging';
import type { FastifyInstance } from 'fastify';
import { findCase } from '../store/cohort-index';
import { caseFolder } from '../store/layout';
import { log, makeSite, SITE, type TestSite } from '../testing/site';
import { createGateway } from './server';
import { Viewer } from './viewer/host';

const SECRET = 's'.repeat(40);
const headers = { authorization: `Bearer ${SECRET}` };

let site: TestSite;
let folder: string;
let app: FastifyInstance;
let url: string;
let ready: boolean;
beforeEach(async () => {
  ready = false;
  site = await makeSite();
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-gateway-'));
  const viewer = new Viewer({ home: site.home, maxBytes: 2 ** 20 }, log);
  app = createGateway({ ...site.machine, log }, SECRET, () => ready, viewer);
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  await app.close();
  await site.close();
  await rm(folder, { recursive: true });
});

const scan = async (name: string, depth = 3): Promise<string> => {
  const file = path.join(folder, name);
  const affine = [-0.5, 0, 0, 0, 0, -0.75, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1];
  await writeMask(file, new Uint8Array(20 * depth).fill(1), { shape: [5, 4, depth], affine });
  return file;
};
const row = (case_id: string, image: string, reference = ''): ManifestRow => ({
  case_id,
  patient_id: case_id,
  site: SITE,
  image,
  reference,
  covariates: { scanner: 'one' },
});
const get = (path: string) => fetch(url + path, { headers });
const post = (path: string, body: object) =>
  fetch(url + path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const register = async (rows: ManifestRow[]) => {
  const text = await (await post('/register', { cohortId: 'new', site: SITE, rows })).text();
  return { text, cases: registerResponseSchema.parse(JSON.parse(text)).cases };
};

describe('the gateway', () => {
  it('speaks to none but those who know the secret', async () => {
    const wrong: Record<string, string>[] = [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: SECRET },
    ];
    for (const given of wrong) {
      for (const path of ['/artifact?site=a&address=b', '/nothing']) {
        expect((await fetch(url + path, { headers: given })).status).toBe(401);
      }
      const verify = { method: 'POST', headers: given };
      expect((await fetch(`${url}/models/verify`, verify)).status).toBe(401);
      expect((await fetch(`${url}/viewer/slice`, verify)).status).toBe(401);
    }
  });

  it('tells whoever supervises it that it lives and is ready, and nothing else', async () => {
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(`${url}/ready`)).status).toBe(503);
    ready = true;
    expect((await fetch(`${url}/ready`)).status).toBe(200);
  });

  it('registers cases: hashes and geometry go out, paths stay', async () => {
    const files = [await scan('i.nii.gz'), await scan('r.nii.gz')];
    const { text, cases } = await register([row('c1', files[0], files[1]), row('c2', files[0])]);
    expect(cases).toMatchObject([
      {
        case_id: 'c1',
        image_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        reference_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        geometry: { size: [5, 4, 3], spacing: [0.5, 0.75, 2], orientation: 'LPS' },
        issue: null,
      },
      { case_id: 'c2', reference_sha256: null, issue: null },
    ]);
    expect(text).not.toContain(folder);
    const known = await findCase(site.home, { site: SITE, cohortId: 'new', caseId: 'c1' });
    expect(known).toEqual({
      ...{ image: files[0], reference: files[1], secondReference: null },
      registered: {
        image: cases[0].image_sha256,
        reference: cases[0].reference_sha256,
        secondReference: null,
        isSound: true,
      },
    });
  });

  it('registers a case whose files cannot be read, with what is wrong', async () => {
    const good = await scan('i.nii.gz');
    const empty = await scan('empty.nii.gz');
    await truncate(empty);
    const text = path.join(folder, 'text.nii.gz');
    await writeFile(text, gzipSync('no scan'.repeat(100)));
    const { text: body, cases } = await register([
      row('missing', path.join(folder, 'nowhere.nii.gz')),
      row('empty', good, empty),
      row('text', text),
      row('other-grid', good, await scan('deep.nii.gz', 4)),
    ]);
    expect(cases.map(({ issue }) => issue && [issue.code, issue.file])).toEqual([
      ['FILE_MISSING', 'image'],
      ['FILE_EMPTY', 'reference'],
      ['FORMAT_UNKNOWN', 'image'],
      ['GRID_MISMATCH', 'reference'],
    ]);
    expect(cases[0]).toMatchObject({ image_sha256: null, geometry: null });
    expect(body).not.toContain(folder);
  });

  it('keeps the index of a cohort under another id', async () => {
    await register([row('c1', await scan('i.nii.gz'))]);
    await post('/adopt', { site: SITE, from: 'new', to: 'kept' });
    const key = { site: SITE, caseId: 'c1' };
    expect(await findCase(site.home, { ...key, cohortId: 'kept' })).toMatchObject({
      reference: null,
    });
    await expect(findCase(site.home, { ...key, cohortId: 'new' })).rejects.toMatchObject({
      code: 'CASE_UNKNOWN',
    });
  });

  it('refuses what is no request', async () => {
    expect((await post('/register', { rows: [] })).status).toBe(400);
    const climbing = { cohortId: '../../x', site: SITE, rows: [] };
    expect((await post('/register', climbing)).status).toBe(400);
  });

  it('verifies the bundles', async () => {
    const answer = await post('/models/verify', {});
    expect(await answer.json()).toMatchObject({
      provider: 'cpu',
      models: [{ id: 'tiny' }, { id: 'tiny-unet' }],
      refused: [],
    });
  });
});

describe('artifacts', () => {
  const key = { runId: 'run', caseId: 'case', site: SITE, model: 'tiny' };
  const artifact = (address: string) =>
    get(`/artifact?${new URLSearchParams({ site: SITE, address })}`);

  beforeEach(async () => {
    const masks = path.join(caseFolder(site.home, key), 'masks');
    await mkdir(masks, { recursive: true });
    await writeFile(path.join(masks, 'a~m1.nii.gz'), 'mask');
    await writeFile(path.join(masks, '..', 'result.json'), '{}');
    await writeFile(path.join(site.home, 'secret.nii.gz'), 'secret');
    await symlink(path.join(site.home, 'secret.nii.gz'), path.join(masks, 'link.nii.gz'));
  });

  it('streams a mask of the store', async () => {
    const answer = await artifact('run/case/tiny/masks/a~m1.nii.gz');
    expect([answer.status, await answer.text()]).toEqual([200, 'mask']);
  });

  it.each([
    'run/case/tiny/masks/b.nii.gz',
    'run/case/tiny/result.json',
    'run/case/tiny/masks/link.nii.gz',
    'run/case/tiny/masks/../../../../../../../secret.nii.gz',
    '../../../secret.nii.gz',
    '/etc/passwd',
    'run/case/..%2f..%2fmasks/a.nii.gz',
    '',
  ])('refuses %s', async (address) => {
    expect((await artifact(address)).status).toBe(404);
  });

  it('refuses a site that is none', async () => {
    expect((await get('/artifact?site=..&address=a')).status).toBe(400);
  });
});
