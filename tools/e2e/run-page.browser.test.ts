import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createApiClient, type ApiClient } from '@atrium/api-client';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../sandbox/browser';
import { phantomManifest } from '../sandbox/cohort';
import { readRunJson } from '../sandbox/results';
import { Sandbox } from '../sandbox/sandbox';

const PROTOCOL = `schema: atrium/protocol@1
name: page
target: { name: left atrium, label: 1 }
seed: 7
strategies:
  - id: margins
    model: tiny
    prompt: { kind: box-per-slice, source: reference }
    sweep: { marginPx: [0, 3] }
`;

const AXE = path.resolve(__dirname, '../../node_modules/axe-core/axe.min.js');

let sandbox: Sandbox;
let browser: Browser;
let dashboardUrl: string;
let api: ApiClient;
let runId: string;

beforeAll(async () => {
  sandbox = await Sandbox.create({ TEST_DASHBOARD: '1' });
  browser = await launchChromium();
  await sandbox.keepStack();
  const stack = await sandbox.stack();
  dashboardUrl = stack?.dashboardUrl ?? '';
  api = createApiClient(stack?.apiUrl ?? '');
  const manifest = await manifestWithFailure();
  const out = sandbox.file('out');
  const protocol = await sandbox.write('protocol.yaml', PROTOCOL);
  const { code, err } = await sandbox.atrium(
    'evaluate',
    manifest,
    '--protocol',
    protocol,
    '--out',
    out,
  );
  expect({ code, err }).toMatchObject({ code: 3 });
  runId = (await readRunJson(out)).run_id;
}, 300_000);

afterAll(async () => {
  await browser.close();
  await sandbox.dispose();
}, 90_000);

/** The demo cohort with one image that is not there. */
async function manifestWithFailure(): Promise<string> {
  const manifest = await phantomManifest();
  const folder = path.dirname(manifest);
  const { data } = Papa.parse<Record<string, string>>(
    (await readFile(manifest, 'utf8')).trimEnd(),
    { header: true },
  );
  const rows = data.map((row, i) => ({
    ...row,
    image: path.join(folder, i === 1 ? 'missing.nii.gz' : row['image']),
    reference: path.join(folder, row['reference']),
  }));
  return sandbox.write('with-failure.csv', Papa.unparse(rows));
}

async function openRun(colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
  await page.goto(`${dashboardUrl}/runs/${runId}`);
  await page.waitForSelector('svg [data-site]');
  return page;
}

describe('the run page', () => {
  it('shows n and median of every site and arm as the API gives them', async () => {
    const page = await openRun();
    const expected = await api.results.dice.query({ run_id: runId });
    const shown = await page.$$eval('svg [data-arm]', (groups) =>
      groups.flatMap((group) =>
        [...group.querySelectorAll('[data-site]')].map((row) => ({
          arm: group.getAttribute('data-arm'),
          site: row.getAttribute('data-site'),
          n: Number(row.getAttribute('data-n')),
          median: Number(row.getAttribute('data-median')),
          points: row.querySelectorAll('circle > title').length,
        })),
      ),
    );
    expect(shown).toEqual(
      expected.map(({ arm, site, completed, median }) => ({
        arm,
        site,
        n: completed,
        median,
        points: completed,
      })),
    );
    expect(shown).toHaveLength(6);
    await page.close();
  });

  it('names what failed, with the case, the sentence and what to do', async () => {
    const page = await openRun();
    const text = await page.innerText('main');
    expect(text).toContain('FILE_MISSING');
    expect(text).toContain('Check the path in the manifest.');
    expect(text).toContain('demo-north-2');
    expect(text).toContain('22 completed, 2 failed, 0 excluded');
    expect(text).toContain('Synthetic phantoms, no patients');
    expect(text).not.toContain(sandbox.folder);
    await page.close();
  });

  it('offers results.csv with a row per case and arm', async () => {
    const page = await openRun();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('text=results.csv'),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    const { data } = Papa.parse<Record<string, string>>(csv.trimEnd(), { header: true });
    expect(data).toHaveLength(24);
    expect(data.filter(({ status }) => status === 'failed')).toHaveLength(2);
    await page.close();
  });

  it('follows a run live: rows and state change without a reload', async () => {
    const run = await api.runs.show.query({ id: runId });
    const { id } = await api.runs.launch.mutate({
      protocol_id: run.protocol.id,
      cohort_id: run.cohort.id,
      selection: { sites: ['demo-south'], cases: null, limit: null },
    });
    const page = await browser.newPage();
    await page.goto(`${dashboardUrl}/runs/${id}`);
    await page.waitForSelector('text=8 of 8 rows: 8 completed', { timeout: 60_000 });
    await page.waitForSelector('text=finished');
    await page.close();
  }, 90_000);

  it('says that a run does not exist, and survives nonsense in the address', async () => {
    const page = await browser.newPage();
    await page.goto(`${dashboardUrl}/runs/${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`);
    await page.waitForSelector('text=No run has the id');
    await page.goto(`${dashboardUrl}/runs/${runId}?page=nonsense`);
    await page.waitForSelector('svg [data-site]');
    await page.close();
  }, 60_000);

  it.each(['light', 'dark'] as const)(
    'has no accessibility violation in %s',
    async (scheme) => {
      const page = await openRun(scheme);
      await page.addScriptTag({ path: AXE });
      const violations: unknown = await page.evaluate(
        'axe.run().then((result) => result.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html).join(" ")))',
      );
      expect(violations).toEqual([]);
      await page.close();
    },
    60_000,
  );
});

describe('the list of runs', () => {
  it('leads to the run', async () => {
    const page = await browser.newPage();
    await page.goto(dashboardUrl);
    await page.click('tbody a >> nth=-1');
    await page.waitForURL(`**/runs/${runId}`);
    await page.close();
  });
});
