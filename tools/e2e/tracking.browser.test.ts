/*
 * A run of tracked arms from scans to the page Tracking, with a reduced SAM 2 of random weights: its numbers mean nothing
 * and are the same everywhere, in results.csv, in SQL and on the page.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { axeViolations, DashboardSandbox, type Scheme } from '../sandbox/dashboard';
import { writeCase, writeManifest } from '../sandbox/scans';

jest.setTimeout(120_000);

const FIXTURES = path.resolve(__dirname, '../../libs/models/fixtures');

const PROTOCOL = `schema: atrium/protocol@1
name: tracks
target: { name: left atrium, label: 1 }
seed: 7
strategies:
  - { id: one, model: sam2-reduced, prompt: { kind: box-tracked, source: reference, rounds: 1 } }
  - { id: two, model: sam2-reduced, prompt: { kind: boxes-tracked, source: reference, keySlices: 2 } }
  - { id: mask, model: sam2-reduced, prompt: { kind: mask-tracked, source: reference, stop: { objectScore: 0.5 } } }
  - { id: chain, model: tiny, prompt: { kind: box-chained, source: reference, marginPx: 2 } }
  - { id: slices, model: tiny, prompt: { kind: box-per-slice, source: reference } }
`;

let host: DashboardSandbox;
let runId: string;

beforeAll(async () => {
  const bundles = [path.join(FIXTURES, 'bundles'), FIXTURES].join(path.delimiter);
  host = await DashboardSandbox.create({ ATRIUM_BUNDLES: bundles });
  const cases = await Promise.all(
    ['north-1', 'north-2', 'south-1'].map(async (id) => ({
      id,
      site: id.split('-')[0],
      ...(await writeCase(host.sandbox.folder, id)),
    })),
  );
  const manifest = await writeManifest(host.sandbox.file('manifest.csv'), cases);
  runId = await host.evaluate(manifest, PROTOCOL, 0);
}, 300_000);

afterAll(() => host.dispose(), 90_000);

async function openTracking(query = '', colorScheme: Scheme = 'light'): Promise<Page> {
  const page = await host.open(`/runs/${runId}/tracking${query}`, { colorScheme });
  await page.waitForSelector(query.includes('=table') ? 'tbody tr' : '[data-panel] [data-site]');
  return page;
}

const tableOf = (page: Page, label: string) =>
  page.$$eval(`[aria-label="${label}, scrolls sideways"] tbody tr`, (rows) =>
    rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
  );

const DRIFT = `
  SELECT r.site_id, r.arm, r.arm_position, s.dice,
         ceil(s.distance_mm / 5 - 1e-9)
         * (SELECT sign(s.slice - k) FROM unnest(r.key_slices) k ORDER BY abs(s.slice - k), k LIMIT 1) AS bin
  FROM slice_result s JOIN result r ON r.id = s.result_id
  WHERE r.run_id = $1 AND s.reference_pixels > 0 AND cardinality(r.key_slices) > 0`;

describe('the page Tracking', () => {
  it('draws n and median Dice of every bin as SQL has them', async () => {
    const page = await openTracking();
    const drawn = await page.$$eval('[data-panel] [data-site] circle[data-x]', (points) =>
      points
        .filter((point) => point.closest('svg')?.ariaLabel?.startsWith('Dice of labelled'))
        .map((point) => [
          point.closest('[data-panel]')?.getAttribute('data-panel'),
          point.closest('[data-site]')?.getAttribute('data-site'),
          Number(point.getAttribute('data-x')),
          Number(point.getAttribute('data-y')),
        ]),
    );
    const { rows } = await host.database.query(
      `SELECT arm, site_id, bin, percentile_cont(0.5) WITHIN GROUP (ORDER BY dice) AS median
       FROM (${DRIFT}) bins GROUP BY arm, arm_position, site_id, bin ORDER BY arm_position, site_id, bin`,
      [runId],
    );
    expect(drawn).toEqual(
      rows.map(({ arm, site_id, bin, median }) => [
        arm,
        site_id,
        bin === 0 ? 0 : Math.sign(bin) * (Math.abs(bin) - 0.5) * 5,
        median,
      ]),
    );
    expect(new Set(drawn.map(([arm]) => arm))).toEqual(
      new Set(['one~i0', 'one~i1', 'two', 'mask', 'chain']),
    );
    await page.close();
  });

  it('gives the same as a table, with n', async () => {
    const page = await openTracking('?drift=table&arms=two');
    const { rows } = await host.database.query(
      `SELECT site_id, count(*)::int AS n FROM (${DRIFT} AND r.arm = 'two') bins
       GROUP BY site_id, bin ORDER BY site_id, bin`,
      [runId],
    );
    const shown = await tableOf(page, 'Dice over distance from the prompt');
    expect(shown.map((cells) => [cells[0], Number(cells[5])])).toEqual(
      rows.map(({ site_id, n }) => [site_id, n]),
    );
    await page.close();
  });

  it('marks what a threshold costs, and the one that the arm stopped at', async () => {
    const page = await openTracking('?scores=mask');
    await page.waitForSelector('[data-panel="mean_dice"] [data-mark="0.5"]');
    expect(await page.innerText('main')).toContain('The arm stops below 0.5');
    await page.selectOption('label:has-text("Object score of") select', 'two');
    await page.waitForSelector('[data-panel="mean_dice"] [data-mark="0"]');
    expect(new URL(page.url()).searchParams.get('scores')).toBe('two');
    await page.close();
  });

  it('shows at a threshold that cuts nothing the mean Dice of the slices in SQL', async () => {
    const page = await openTracking('?scores=two&cost=table');
    const table = 'Object score: what a threshold would have cut and cost';
    const [first] = await tableOf(page, table);
    const { rows } = await host.database.query(
      `SELECT avg(s.dice) AS mean FROM slice_result s JOIN result r ON r.id = s.result_id
       WHERE r.run_id = $1 AND r.arm = 'two' AND r.site_id = $2`,
      [runId, first[0]],
    );
    expect([first[3], first[4]].every((cell) => cell === '0' || cell === '-')).toBe(true);
    expect(Number(first[5])).toBeCloseTo(rows[0].mean, 4);
    await page.close();
  });

  it('keeps bins and directions in the address, and gives the picture with its numbers', async () => {
    const page = await openTracking();
    await page.click('[aria-label="Directions"] >> text=Together');
    await page.click('[aria-label="Bin in mm"] >> text="10"');
    await page.waitForURL('**bin=10**');
    expect(page.url()).toContain('sides=together');
    await page.waitForSelector('text=Both directions together.');
    const files: Record<string, string> = {};
    for (const name of ['CSV of the numbers', 'SVG']) {
      await page.click('text=Download >> nth=0');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click(`[role=menuitem]:has-text("${name}")`),
      ]);
      files[name] = (await readFile(await download.path())).toString();
    }
    const { data } = Papa.parse<Record<string, string>>(files['CSV of the numbers'].trimEnd(), {
      header: true,
    });
    const drawn = await page.$$eval('[data-panel^="one"] circle[data-y]', (points) =>
      points.map((point) => point.getAttribute('data-y')),
    );
    const ofOne = data.filter(({ arm }) => arm.startsWith('one'));
    expect(ofOne.map(({ median }) => median)).toEqual(drawn);
    expect(files['SVG']).toMatch(/^<svg xmlns=.*one~i0/s);
    expect(files['SVG']).not.toContain('var(--');
    await page.close();
  });

  it.each(['light', 'dark'] as const)('has no accessibility violation in %s', async (scheme) => {
    const page = await openTracking('', scheme);
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(
      0,
    );
    await page.close();
  });
});

describe('the numbers of a case along its slices', () => {
  it('stand in results.csv as in SQL', async () => {
    const csv = await readFile(host.sandbox.file('out', 'results.csv'), 'utf8');
    const { data } = Papa.parse<Record<string, string>>(csv.trimEnd(), { header: true });
    const { rows } = await host.database.query(
      `SELECT case_id, arm, stability, slices_missed, lost_superior_mm FROM result
       WHERE run_id = $1 ORDER BY case_position, arm_position`,
      [runId],
    );
    expect(data).toHaveLength(18);
    expect(data.map((row) => [row['case_id'], row['arm'], Number(row['stability'])])).toEqual(
      rows.map(({ case_id, arm, stability }) => [case_id, arm, stability]),
    );
    expect(data.map((row) => row['lost_superior_mm'])).toEqual(
      rows.map(({ lost_superior_mm }) => String(lost_superior_mm ?? '')),
    );
  });

  it('are columns of the table of results', async () => {
    const page = await host.open(
      `/runs/${runId}/results?cols=case,arm,stability,slices_missed&sort=-stability`,
    );
    await page.waitForSelector('[role=cell] a');
    const cells = await page.$$eval('[role=row] > [role=cell]:nth-child(3)', (all) =>
      all.map((cell) => cell.textContent),
    );
    const { rows } = await host.database.query(
      `SELECT stability FROM result WHERE run_id = $1 ORDER BY stability DESC, case_position, arm_position`,
      [runId],
    );
    expect(cells).toEqual(rows.map(({ stability }) => stability.toFixed(3)));
    await page.close();
  });

  it('are drawn per arm and site: stability', async () => {
    const page = await host.open(`/runs/${runId}/distributions?metric=stability`);
    await page.waitForSelector('svg [data-case]');
    expect(await page.innerText('main')).toContain('Stability of 18 completed results');
    await page.close();
  });

  it('says what is missing to a run without a key slice', async () => {
    const page = await host.open(`/runs/${runId}/tracking?strategies=slices`);
    await page.waitForSelector('text=The filter leaves no arm whose prompt stands on a key slice.');
    await page.close();
  });
});

it('joins the rounds of an arm in effort against quality, and draws a mask hollow', async () => {
  const page = await host.open(`/runs/${runId}/effort`);
  await page.waitForSelector('.recharts-scatter-line');
  expect(await page.$$eval('.recharts-scatter-line', (lines) => lines.length)).toBe(2);
  expect(await page.innerText('main')).toContain('A mask was drawn');
  await page.close();
});
