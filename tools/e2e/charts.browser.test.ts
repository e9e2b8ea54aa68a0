/*
 * The charts of a run as a reader meets them: every point within reach, numbers under their own name, filters in sight,
 * arms that are not like for like marked, and nothing that jumps or runs out of a narrow page.
 */
import type { Page } from 'playwright-core';
import { axeViolations, DashboardSandbox } from '../sandbox/dashboard';

jest.setTimeout(120_000);

const LONG = 's'.repeat(64);

const PROTOCOL = `schema: atrium/protocol@1
name: charts
target: { name: left atrium, label: 1 }
seed: 7
metrics: { nsdToleranceMm: [0.1, 20] }
strategies:
  - id: margins
    model: tiny
    prompt: { kind: box-per-slice, source: reference }
    sweep: { marginPx: [0, 3], scale: [0.9, 1] }
  - { id: chained, model: tiny, prompt: { kind: box-chained, source: reference, marginPx: 2 } }
  - id: auto
    model: tiny
    prompt: { kind: box-per-slice, source: automatic, by: { rule: fixed-box, box: [0.3, 0.3, 0.7, 0.7], slices: [0.2, 0.8] } }
`;

let host: DashboardSandbox;
let runId: string;

beforeAll(async () => {
  host = await DashboardSandbox.create();
  const { rows } = await host.manifestWithFailure();
  const cells: Record<string, string>[] = rows;
  const named = cells.map((row, i) => ({
    ...row,
    site: row['site'] === 'demo-south' ? LONG : row['site'],
    // Values as numbers, one empty.
    batch: i === 0 ? '' : String(9 + i),
  }));
  const manifest = await host.sandbox.writeRows('charts.csv', named);
  runId = await host.evaluate(manifest, PROTOCOL, 3);
}, 300_000);

afterAll(() => host.dispose(), 90_000);

const CHART = 'svg [data-case]';
const open = async (part: string, ready = CHART, size = {}): Promise<Page> => {
  const page = await host.open(`/runs/${runId}${part}`, size);
  await page.waitForSelector(ready);
  return page;
};
const sentence = (page: Page): Promise<string> => page.innerText('[data-sentence]');
const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

it('lets every point of the distribution be reached, but for those under other points', async () => {
  const page = await open('/distributions', CHART, { height: 3000 });
  const covers = await page.$$eval(CHART, (points) =>
    points.flatMap((point) => {
      const { x, y, width, height } = point.getBoundingClientRect();
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      return top?.hasAttribute('data-case') ? [] : [top?.outerHTML.slice(0, 80) ?? 'nothing'];
    }),
  );
  expect(covers).toEqual([]);
  await page.close();
});

it('keeps the name of the numbers that it shows until the new ones are there', async () => {
  const page = await open('/distributions');
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/results.summary**', async (route) => {
    if (route.request().url().includes('hd95_mm')) await held;
    await route.continue();
  });
  await page.selectOption('label:has-text("Metric") select', 'hd95_mm');
  await page.waitForSelector('[aria-busy="true"]');
  expect(page.url()).toContain('metric=hd95_mm');
  expect(await page.innerText('main h2 >> text=per site and strategy')).toMatch(/^Dice/);
  expect(await sentence(page)).toContain(
    'Until the new numbers are here, the ones before: Dice of',
  );
  release();
  await page.waitForSelector('h2:has-text("HD95 (mm) per site and strategy")');
  expect(await sentence(page)).toMatch(/^HD95 \(mm\) of/);
  expect(await page.$$('[aria-busy="true"]')).toEqual([]);
  await page.close();
});

it('holds a signed error on its axis, with 0 among the ticks', async () => {
  const page = await open('/effort?metric=volume_error_ml', '[data-effort]');
  const ticks = await page.$$eval(
    '.recharts-yAxis-tick-labels .recharts-cartesian-axis-tick-value',
    (found) => found.map((tick) => Number(tick.textContent?.replace('−', '-'))),
  );
  expect(ticks).toContain(0);
  const { rows } = await host.database.query(
    `SELECT percentile_cont(0.25) WITHIN GROUP (ORDER BY volume_ml - reference_volume_ml) AS q1,
            percentile_cont(0.75) WITHIN GROUP (ORDER BY volume_ml - reference_volume_ml) AS q3
     FROM result WHERE run_id = $1 AND status = 'completed' GROUP BY site_id, arm`,
    [runId],
  );
  const step = ticks[1] - ticks[0];
  for (const { q1, q3 } of rows) {
    expect(q1).toBeGreaterThanOrEqual(Math.min(...ticks) - Math.abs(step));
    expect(q3).toBeLessThanOrEqual(Math.max(...ticks) + Math.abs(step));
  }
  await page.close();
});

it('says what the colours of a signed error mean', async () => {
  const page = await open('/sensitivity?metric=volume_error_ml', '[data-cell-arm]');
  expect(await sentence(page)).toContain('nearest to 0 is best');
  expect(await sentence(page)).not.toContain('bright end');
  await page.close();
});

it('says nothing of failures that are filtered away, and shows the filter as a chip', async () => {
  const page = await open('/distributions?status=completed&code=&q=demo');
  expect(await sentence(page)).not.toContain('None failed');
  expect(await sentence(page)).toContain(
    'Filtered by status: completed; case or patient: contains "demo".',
  );
  for (const part of ['', '/effort', '/results']) {
    await page.goto(`${host.url}/runs/${runId}${part}?status=failed&code=FILE_MISSING&q=demo`);
    const chips = page.locator('[aria-label="Filters in force"] button');
    await chips.first().waitFor();
    expect((await chips.allInnerTexts()).map((text) => text.split(/[:\n]/)[0])).toEqual([
      'Status',
      'Error code',
      'Case or patient',
    ]);
  }
  await page.click('[aria-label="Filters in force"] button:has-text("Error code")');
  await page.waitForURL((url) => !url.searchParams.has('code'));
  expect(page.url()).toContain('status=failed');
  await page.close();
});

it.each(['/distributions', '/effort'])('marks what is not like for like in %s', async (part) => {
  const page = await open(part, part === '/effort' ? '[data-effort]' : CHART);
  expect(await sentence(page)).toContain('Not like for like: an arm with † stops');
  expect(await sentence(page)).toContain('‡ has automatic prompts');
  const marks =
    part === '/effort'
      ? await page.$$eval('[data-likeness]', (found) =>
          found.map((one) => one.getAttribute('data-likeness')),
        )
      : await page.$$eval('svg text', (found) =>
          found.flatMap(({ textContent }) => /[†‡§]+$/.exec(textContent ?? '') ?? []),
        );
  expect(new Set(marks)).toEqual(new Set(['†', '‡']));
  await page.goto(`${host.url}/runs/${runId}${part}?strategies=margins`);
  await page.waitForSelector(part === '/effort' ? '[data-effort]' : CHART);
  expect(await sentence(page)).not.toContain('like for like');
  await page.close();
});

it('shows warnings of the run with their number of cases, and flags the NSD that they are of', async () => {
  const page = await open('');
  const warnings = await page.innerText('[aria-label="TOLERANCE_BELOW_SPACING"]');
  expect(warnings).toContain('in 11 cases');
  await page.goto(`${host.url}/runs/${runId}/distributions?metric=nsd_0.1mm`);
  await page.waitForSelector('text=below the largest voxel spacing of 11 cases');
  await page.goto(`${host.url}/runs/${runId}/distributions?metric=nsd_20mm`);
  await page.waitForSelector('h2:has-text("NSD at 20 mm")');
  expect(await sentence(page)).not.toContain('below the largest');
  await page.close();
});

it('puts nothing that comes and goes above the chart', async () => {
  const page = await open('');
  const heads = await page.$$eval('main h2', (found) => found.map((head) => head.textContent));
  expect(heads.slice(0, 2)).toEqual(['Sites', 'Dice per site and strategy']);
  expect(heads).toContain('Failed and excluded');
  await page.close();
});

it('offers the values of a covariate as numbers, names the empty one, and passes axe while open', async () => {
  const page = await open('/distributions');
  await page.click('button:has-text("batch: all")');
  const labels = await page.$$eval('[aria-label="batch"] label', (found) =>
    found.map((label) => label.textContent?.trim()),
  );
  expect(labels.slice(0, 4)).toEqual(['not given', '10', '11', '12']);
  expect((await axeViolations(page)).filter((text) => text.startsWith('label'))).toEqual([]);
  await page.close();
});

it('says how many values of a covariate are not listed, and finds them by search', async () => {
  const page = await host.open('/runs');
  // As if of twelve values two were listed: of more than fifty, fifty are.
  await page.route('**/results.facets**', async (route) => {
    const response = await route.fetch();
    const cut = (await response.text()).replace(
      /("name":"batch","values":)\[[^\]]*\]/,
      '$1["10","11"]',
    );
    await route.fulfill({ response, body: cut });
  });
  await page.goto(`${host.url}/runs/${runId}/distributions`);
  await page.click('button:has-text("batch: all")');
  await page.waitForSelector('text=The 2 most frequent of 12 values: search for the others.');
  await page.fill('[aria-label="Search batch"]', '20');
  await page.click('[aria-label="batch"] label:has-text("20")');
  await page.waitForURL((url) => (url.searchParams.get('cov') ?? '').includes('"20"'));
  await page.fill('[aria-label="Search batch"]', 'not given');
  await page.waitForSelector('[aria-label="batch"] label:has-text("not given")');
  await page.close();
});

it.each(['/distributions?split=batch', '/sensitivity', '/effort', ''])(
  'has no sideways scroll at 390 px with a site of 64 characters: "%s"',
  async (part) => {
    const ready =
      part === '/effort' ? '[data-effort]' : part === '/sensitivity' ? '[data-cell-arm]' : CHART;
    const page = await open(part, ready, { width: 390, height: 844 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.close();
  },
);

it('keeps a split value in every label of a site of 64 characters', async () => {
  const page = await open('/distributions?split=batch&arms=chained', CHART, { width: 390 });
  const texts = await page.$$eval(`svg [data-site="${LONG}"]`, (rows) =>
    rows.map((row) => [...row.querySelectorAll('text')].map(({ textContent }) => textContent)),
  );
  expect(texts.length).toBeGreaterThan(4);
  expect(new Set(texts.map(([, value]) => value)).size).toBe(texts.length);
  await page.close();
});

it('wraps the names of sites on the page of the cohort', async () => {
  const { cohort } = await host.api.runs.show.query({ id: runId });
  const page = await host.open(`/cohorts/${cohort.id}`, { width: 390, height: 844 });
  await page.waitForSelector('svg[data-measure] [data-site]');
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.close();
});
