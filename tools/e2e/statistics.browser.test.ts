/*
 * The page Statistics of a run whose protocol declares something: verdicts, forest, any two arms; its numbers are those of the
 * API's answers and of the rows in SQL.
 */
import type { PairAnalysis, RunAnalysis } from '@atrium/contracts';
import type { Page } from 'playwright-core';
import { phantomManifest } from '../sandbox/cohort';
import { axeViolations, DashboardSandbox, type Scheme } from '../sandbox/dashboard';
import { marginsProtocol } from '../sandbox/protocol';

jest.setTimeout(120_000);

const PROTOCOL = `${marginsProtocol('declared')}analysis:
  endpoint: dice
  comparisons:
    - { id: wider, kind: non-inferiority, arm: margins~m3, against: margins~m0, margin: 0.9 }
    - { id: apart, kind: difference, arm: margins~m3, against: margins~m0, at: every-site }
  acceptance:
    - { arm: margins~m0, atLeast: 0.99 }
    - { arm: margins~m3, atLeast: 0.99, at: every-site }
  robustRange:
    - { strategy: margins, nominal: margins~m0, loss: 0.9 }
`;

let host: DashboardSandbox;
let runId: string;
let plainId: string;

beforeAll(async () => {
  host = await DashboardSandbox.create();
  const manifest = await phantomManifest();
  runId = await host.evaluate(manifest, PROTOCOL, 0);
  const cohort = await host.api.cohorts.list.query();
  const plain = await host.api.protocols.save.mutate({
    source: marginsProtocol('plain'),
    file: 'plain.yaml',
  });
  if (!plain.ok) throw new Error('refused');
  ({ id: plainId } = await host.api.runs.launch.mutate({
    protocol_id: plain.protocol.id,
    cohort_id: cohort[0].id,
    selection: { sites: null, cases: null, limit: 2 },
  }));
}, 300_000);

afterAll(() => host.dispose(), 90_000);

async function openStatistics(query = '', colorScheme: Scheme = 'light'): Promise<Page> {
  const page = await host.open(`/runs/${runId}/statistics${query}`, { colorScheme });
  await page.waitForSelector('[data-limit]');
  return page;
}

const textsOf = (page: Page, row: string) =>
  page.$$eval(`${row} td`, (cells) => cells.map((cell) => cell.textContent));

async function runAnalysis(): Promise<RunAnalysis> {
  const question = { kind: 'run' } as const;
  const { answer } = await host.api.analysis.show.query({ run_id: runId, question });
  if (answer?.kind !== 'run') throw new Error('no answer');
  return answer.run;
}

async function pairAnalysis(): Promise<PairAnalysis> {
  const question = {
    kind: 'pair',
    arm: 'margins~m3',
    against: 'margins~m0',
    endpoint: 'dice',
  } as const;
  const { answer } = await host.api.analysis.show.query({ run_id: runId, question });
  if (answer?.kind !== 'pair') throw new Error('no answer');
  return answer.pair;
}

const estimates = (page: Page, group: string) =>
  page.$$eval(`[data-group="${group}"] [data-row]`, (rows) =>
    rows.map((row) => [row.getAttribute('data-row'), row.getAttribute('data-estimate')]),
  );

it('gives the verdicts of what the protocol declares, unasked', async () => {
  const page = await openStatistics();
  const [id, claim, verdict, , , pairs] = await textsOf(page, '[data-comparison=wider]');
  expect([id, pairs]).toEqual(['wider', '12 of 12 patients']);
  // Three sites of four patients.
  expect(verdict).toBe(
    'not decidable at so few pairs of a site the test was not shown to keep its alpha',
  );
  expect(claim).toBe('margins~m3 is not worse than margins~m0 by 0.9, over the sites');
  // 4 differences at a site can give no p below 1/8.
  expect((await textsOf(page, '[data-comparison=apart]'))[2]).toMatch(
    /^not decidable at this n: \d+ differences other than 0 are needed at each site$/,
  );
  const run = await runAnalysis();
  const [wider] = run.declared;
  expect(await estimates(page, 'wider')).toEqual([
    ...wider.all_cases.sites.map(({ site, estimate }) => [site, String(estimate)]),
    ['over sites', String(wider.all_cases.estimate)],
  ]);
  expect(await textsOf(page, '[data-point="margins~m0"]')).toEqual(
    expect.arrayContaining(['margins~m0', 'nominal']),
  );
  expect((await textsOf(page, '[data-point="margins~m3"]'))[1]).toBe('yes');
  const acceptance = await textsOf(page, '[aria-label^="Acceptance"] tbody tr');
  expect(acceptance.filter((text) => text === 'missed' || text === 'not decidable')).toHaveLength(
    1 + wider.all_cases.sites.length,
  );
  await page.close();
});

it('compares two arms as the rows in SQL have them', async () => {
  const page = await openStatistics('?of=completed&arm=margins~m3');
  const { rows } = await host.database.query(
    `SELECT a.site_id, avg(a.dice - b.dice) AS mean, count(*)::int AS n
     FROM result a JOIN result b ON b.run_id = a.run_id AND b.case_row_id = a.case_row_id AND b.arm = 'margins~m0'
     WHERE a.run_id = $1 AND a.arm = 'margins~m3' GROUP BY a.site_id ORDER BY min(a.case_position)`,
    [runId],
  );
  const means = await estimates(page, 'like');
  rows.forEach(({ site_id, mean }, i) => {
    expect(means[i][0]).toBe(site_id);
    expect(Number(means[i][1])).toBeCloseTo(mean, 12);
  });
  expect(await page.$$eval('circle[data-case]', (points) => points.length)).toBe(12);
  const { completed_only: answer } = await pairAnalysis();
  const bias = await page.getAttribute('[data-limit=bias]', 'data-value');
  expect(bias).toBe(String(answer.agreement?.bias));
  expect(await page.innerText('main')).toContain('12 cases completed in both arms at 3 sites');
  await page.close();
});

it('asks anew for other arms and another metric, which the address keeps', async () => {
  const page = await openStatistics();
  await page.selectOption('label:has-text("Metric") select', 'hd95_mm');
  await page.waitForSelector('h2:has-text("margins~m3 less margins~m0")');
  await page.selectOption('label:has-text("against") select', 'margins~m3');
  await page.waitForSelector('h2:has-text("margins~m0 less margins~m3")');
  await page.selectOption('label:has-text("Arm") select', 'margins~m3');
  await page.waitForSelector('text=An arm is compared with another one');
  await page.selectOption('label:has-text("Arm") select', 'margins~m0');
  await page.waitForSelector('h2:has-text("margins~m0 less margins~m3")');
  const { searchParams } = new URL(page.url());
  expect(['arm', 'against', 'metric'].map((key) => searchParams.get(key))).toEqual([
    'margins~m0',
    'margins~m3',
    'hd95_mm',
  ]);
  expect(await page.innerText('main')).toContain('HD95 (mm)');
  await page.close();
});

it('opens the case of a point', async () => {
  const page = await openStatistics();
  await page.click('circle[data-case="3"]', { force: true });
  await page.waitForURL('**/cases/**arm=**');
  await page.close();
});

it('says that a protocol declares nothing, and what is wrong with an address', async () => {
  const page = await host.open(
    `/runs/${plainId}/statistics?arm=nobody&against=%00&metric=nonsense&of=x&pair=7`,
  );
  await page.waitForSelector('text=The protocol declares no comparison');
  await page.waitForSelector('h2:has-text("margins~m3 less margins~m0")');
  await page.close();
});

it.each(['light', 'dark'] as const)('has no accessibility violation in %s', async (scheme) => {
  const page = await openStatistics('', scheme);
  expect(await axeViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  await page.close();
});
