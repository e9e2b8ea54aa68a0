import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { axeViolations, DashboardSandbox, type Scheme } from '../sandbox/dashboard';
import { marginsProtocol } from '../sandbox/protocol';

let host: DashboardSandbox;
let runId: string;

beforeAll(async () => {
  host = await DashboardSandbox.create();
  const { manifest } = await host.manifestWithFailure();
  runId = await host.evaluate(manifest, marginsProtocol('page'), 3);
}, 300_000);

afterAll(() => host.dispose(), 90_000);

async function openRun(colorScheme: Scheme = 'light', part = ''): Promise<Page> {
  const page = await host.open(`/runs/${runId}${part}`, { colorScheme });
  const isTable = part.endsWith('=table');
  await page.waitForSelector(
    part.startsWith('/results') ? '[role=cell] a' : isTable ? 'tbody tr' : READY,
  );
  return page;
}

/** A chart is drawn. */
const READY = 'svg [data-case], .recharts-line, .recharts-scatter';

describe('the run page', () => {
  it('shows n and median of every site and arm as SQL gives them', async () => {
    const page = await openRun();
    const shown = await page.$$eval('svg [data-site]', (rows) =>
      rows.map((row) => ({
        arm: row.getAttribute('data-row-arm'),
        site: row.getAttribute('data-site'),
        n: Number(row.getAttribute('data-n')),
        median: Number(row.getAttribute('data-median')),
        points: row.querySelectorAll('[data-case]').length,
      })),
    );
    const { rows: expected } = await host.database.query(
      `SELECT arm, site_id AS site, count(dice)::int AS n, count(dice)::int AS points,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY dice) AS median
       FROM result WHERE run_id = $1 GROUP BY arm, arm_position, site_id ORDER BY arm_position, site_id`,
      [runId],
    );
    expect(shown).toEqual(expected);
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
    expect(text).not.toContain(host.sandbox.folder);
    await page.close();
  });

  it('offers results.csv with a row per case and arm', async () => {
    const page = await openRun('light', '/results');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('text=CSV as filtered'),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    const { data } = Papa.parse<Record<string, string>>(csv.trimEnd(), { header: true });
    expect(data).toHaveLength(24);
    expect(data.filter(({ status }) => status === 'failed')).toHaveLength(2);
    await page.close();
  });

  it('follows a run live: rows and state change without a reload', async () => {
    const run = await host.api.runs.show.query({ id: runId });
    const { id } = await host.api.runs.launch.mutate({
      protocol_id: run.protocol.id,
      cohort_id: run.cohort.id,
      selection: { sites: ['demo-south'], cases: null, limit: null },
    });
    const page = await host.open('/runs');
    await page.goto(`${host.url}/runs/${id}`);
    await page.waitForSelector('text=8 of 8 rows: 8 completed', { timeout: 60_000 });
    await page.waitForSelector('text=finished');
    await page.close();
  }, 90_000);

  it('says that a run does not exist, and survives nonsense in the address', async () => {
    const page = await host.open('/runs');
    await page.goto(`${host.url}/runs/${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`);
    await page.waitForSelector('text=There is no run of this address');
    await page.goto(`${host.url}/runs/${runId}?page=nonsense`);
    await page.waitForSelector('svg [data-site]');
    await page.close();
  }, 60_000);

  const PARTS = ['', '/distributions', '/sensitivity', '/effort', '/results'];
  it.each(
    PARTS.flatMap((part) => (['light', 'dark'] as const).map((scheme) => [part, scheme] as const)),
  )(
    'has no accessibility violation in its part "%s" in %s',
    async (part, scheme) => {
      const page = await openRun(scheme, part);
      expect(await axeViolations(page)).toEqual([]);
      await page.close();
    },
    60_000,
  );
});

describe('the charts of a run', () => {
  it('filter by the address, and keep the filter from one part to the next', async () => {
    const page = await openRun('light', '/distributions?sites=demo-south&arms=margins~m3');
    expect(await page.$$eval('svg [data-site]', (rows) => rows.length)).toBe(1);
    await page.click('nav[aria-label="Parts of the run"] >> text=Results');
    await page.waitForSelector('[role=cell] a');
    expect(page.url()).toContain('sites=demo-south');
    expect(await page.innerText('[role=status] >> nth=-1')).toContain('4 rows');
    await page.close();
  });

  it('give CSV of exactly what they show, and SVG and PNG that stand by themselves', async () => {
    const page = await openRun('light', '/distributions?sites=demo-south');
    const files: Record<string, Buffer> = {};
    for (const name of ['CSV of the numbers', 'SVG', 'PNG']) {
      await page.click('text=Download');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click(`[role=menuitem]:has-text("${name}")`),
      ]);
      files[name] = await readFile(await download.path());
    }
    const { data } = Papa.parse<Record<string, string>>(
      files['CSV of the numbers'].toString().trimEnd(),
      { header: true },
    );
    const drawn = await page.$$eval('svg [data-site]', (rows) =>
      rows.map((row) => [row.getAttribute('data-row-arm'), row.getAttribute('data-median')]),
    );
    expect(data.map((row) => [row['arm'], row['median']])).toEqual(drawn);
    expect(files['SVG'].toString()).toMatch(/^<svg xmlns=.*demo-south/s);
    expect(files['SVG'].toString()).not.toContain('var(--');
    expect(files['PNG'].subarray(1, 4).toString()).toBe('PNG');
    await page.close();
  });

  it('lead from a point to its case', async () => {
    const page = await openRun('light', '/distributions');
    await page.click(
      'svg [data-row-arm="margins~m3"][data-site="demo-south"] [data-case] >> nth=0',
    );
    await page.waitForURL('**/cases/demo-south-**');
    expect(page.url()).toContain('arm=margins');
    await page.close();
  });

  it('show the sweep of the margin as SQL has it', async () => {
    const page = await openRun('light', '/sensitivity?lines=table');
    const cells = await page.$$eval('tbody tr', (rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
    );
    const { rows } = await host.database.query(
      `SELECT site_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY dice) AS median FROM result
       WHERE run_id = $1 AND dice IS NOT NULL GROUP BY site_id, arm_position ORDER BY site_id, arm_position`,
      [runId],
    );
    expect(cells.map((row) => [row[0], row[7]])).toEqual(
      rows.map(({ site_id, median }) => [site_id, Number(median).toFixed(4)]),
    );
    await page.close();
  });
});

describe('the table of results', () => {
  it('sorts, filters and chooses columns, all of it in the address', async () => {
    const page = await openRun('light', '/results');
    await page.click('[role=columnheader] >> text=Dice');
    await page.waitForURL('**sort=dice**');
    await page.waitForFunction(() => !document.body.innerText.includes('…'));
    const ascending = await page.$$eval('[role=row] > [role=cell]:nth-child(5)', (cells) =>
      cells.map((cell) => cell.textContent),
    );
    const numbers = ascending.filter((text) => text !== '-').map(Number);
    expect(numbers).toHaveLength(22);
    expect(numbers).toEqual([...numbers].sort((x, y) => x - y));
    await page.click('[aria-label="Status"] >> text=failed');
    await page.waitForSelector('text=2 rows.');
    await page.fill('[aria-label="Case or patient"]', 'no such case');
    await page.waitForSelector('text=none that the filter lets through');
    await page.close();
  });
});

describe('two runs', () => {
  it('stand side by side', async () => {
    const runs = await host.api.runs.list.query({});
    const other = runs.find(({ id }) => id !== runId);
    const page = await host.open('/runs');
    await page.goto(`${host.url}/compare?a=${runId}&b=${other?.id}`);
    await page.waitForSelector('svg [data-site="demo-south"]');
    const drawn = await page.$$eval('svg [data-site="demo-south"]', (rows) =>
      rows.map((row) => [
        Number(row.getAttribute('data-n')),
        Number(row.getAttribute('data-median')),
      ]),
    );
    // The same protocol on the same cases: nothing changed.
    expect(drawn).toEqual([
      [4, 0],
      [4, 0],
    ]);
    expect(await page.innerText('main')).toContain('all cases at demo-south');
    await page.close();
  });

  it.each(['light', 'dark'] as const)('have no accessibility violation in %s', async (scheme) => {
    const [a, b] = await host.api.runs.list.query({});
    const page = await host.open(`/compare?a=${a.id}&b=${b.id}`, { colorScheme: scheme });
    await page.waitForSelector('svg [data-site]');
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  it('of the same protocol and cohort can be told apart where they are chosen and compared', async () => {
    const { protocol, cohort, selection } = await host.api.runs.show.query({ id: runId });
    const input = { protocol_id: protocol.id, cohort_id: cohort.id, selection };
    // In the same minute, if not in the same second.
    const { id: a } = await host.api.runs.launch.mutate(input);
    const { id: b } = await host.api.runs.launch.mutate(input);
    const page = await host.open(`/compare?a=${a}&b=${b}`);
    await page.waitForSelector('text=What differs');
    const shown = await page.$$eval('select', (lists) =>
      lists.map((list) => list.querySelector('option:checked')?.textContent?.slice(0, 30)),
    );
    const links = await page
      .locator('[aria-label="What differs, scrolls sideways"] a')
      .allInnerTexts();
    for (const texts of [shown, links]) {
      expect(texts[0]).toContain(a.slice(-6));
      expect(texts[1]).toContain(b.slice(-6));
      for (const text of texts) expect(text).toMatch(/\d\d:\d\d:\d\d/);
    }
    await Promise.all([a, b].map((id) => host.api.runs.cancel.mutate({ id })));
    await page.close();
  });
});

describe('the list of runs', () => {
  it('leads to the run', async () => {
    const page = await host.open('/runs');
    await page.goto(host.url);
    await page.click(`tbody a[href="/runs/${runId}"]`);
    await page.waitForURL(`**/runs/${runId}`);
    await page.close();
  });
});
