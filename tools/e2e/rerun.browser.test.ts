/*
 * A rerun in a real browser: what will differ stands on the form, what was taken over and the family on the run's page, and what the
 * change did where both runs are compared.
 */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { phantomManifest, phantomRows } from '../sandbox/cohort';
import { axeViolations, DashboardSandbox } from '../sandbox/dashboard';
import { marginsProtocol } from '../sandbox/protocol';
import { writeSmallerReference } from '../sandbox/smaller-reference';

jest.setTimeout(180_000);

const PROTOCOL = `${marginsProtocol('rerun')}analysis:
  endpoint: dice
  acceptance:
    - { arm: margins~m0, atLeast: 0.99 }
`;
const CHANGED = 'demo-north-2';

let host: DashboardSandbox;
let first: string;
let again: string;

beforeAll(async () => {
  host = await DashboardSandbox.create();
  const manifest = await phantomManifest();
  first = await host.evaluate(manifest, PROTOCOL, 0);
  const { cohort } = await host.api.runs.show.query({ id: first });
  const reference = host.sandbox.file('smaller.nii.gz');
  const rows = await phantomRows();
  const changed = rows.find(({ case_id }) => case_id === CHANGED);
  await writeSmallerReference(changed?.reference ?? '', reference);
  const file = await host.sandbox.writeRows(
    'changed.csv',
    rows.map((row) => (row.case_id === CHANGED ? { ...row, reference } : row)),
  );
  const added = await host.sandbox.atrium('cohort', 'add', file, '--name', cohort.name, '--yes');
  expect(added).toMatchObject({ code: 0, out: expect.stringContaining('version 2') });
}, 300_000);

afterAll(() => host.dispose(), 90_000);

const rowsOf = (page: Page, label: string) =>
  page.$$eval(`[aria-label^="${label}"] tbody tr`, (rows) =>
    rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim())),
  );

it('says on the form what stays and what will differ, and launches what was chosen', async () => {
  const page = await host.open(`/runs/${first}`);
  await page.click('text=Rerun on a cohort');
  await page.waitForSelector('text=What stays and what will differ');
  await page.waitForSelector('text=12 cases as before; 0 changed');
  const { name } = (await host.api.runs.show.query({ id: first })).cohort;
  const { id } = await host.api.cohorts.find.query({ reference: `${name}@2` });
  await page.selectOption('label:has-text("Cohort") select, select[aria-label="Cohort"]', id);
  await page.waitForSelector(`text=1 changed (${CHANGED}: reference)`);
  await page.click('text=take over what did not change (11 of 12 units of work)');
  await page.waitForFunction("location.search.includes('reuse=true')");
  expect(await axeViolations(page)).toEqual([]);
  await page.click('text=Launch on 12 cases');
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  again = path.basename(page.url());
  await page.waitForSelector('text=11 of 12 results taken over', { timeout: 120_000 });
  await page.close();
});

it('draws the runs that repeat one another', async () => {
  const page = await host.open(`/runs/${again}`);
  await page.waitForSelector('text=took over what did not change');
  const tree = await page.$$eval('li[data-depth]', (rows) =>
    rows.map((row) => [row.getAttribute('data-depth'), row.getAttribute('aria-current')]),
  );
  expect(tree).toEqual([
    ['0', null],
    ['1', 'page'],
  ]);
  expect(await axeViolations(page)).toEqual([]);
  await page.click('li[data-depth="0"] a');
  await page.waitForURL(new RegExp(first));
  await page.close();
});

it('shows where the runs are compared exactly the case that changed', async () => {
  const page = await host.open(`/runs/${again}`);
  await page.click('main >> text="Compare"');
  await page.waitForURL(new RegExp(`a=${first}&b=${again}`));
  await page.waitForSelector('text=Cases that moved', { timeout: 60_000 });
  expect(await page.innerText('main')).toContain('11 cases the same in both');
  expect(await page.innerText('main')).toContain(`1 changed: ${CHANGED} (reference)`);
  const moved = await rowsOf(page, 'Cases that moved');
  expect(moved.map((cells) => [cells[0], cells[2], cells[5]])).toEqual(
    expect.arrayContaining([
      [CHANGED, 'margins~m0', 'reference'],
      [CHANGED, 'margins~m3', 'reference'],
    ]),
  );
  expect(moved).toHaveLength(2);
  const overall = (await rowsOf(page, 'Differences')).filter((cells) => cells[1] === 'over sites');
  expect(overall.map((cells) => [cells[0], cells[2], cells[3]])).toEqual([
    ['margins~m0', '11', '0.000'],
    ['margins~m3', '11', '0.000'],
  ]);
  await page.waitForSelector('text=Acceptance in A');
  await page.waitForSelector('text=Acceptance in B');
  expect(await axeViolations(page)).toEqual([]);
  const saved = page.waitForEvent('download');
  await page.click('section:has-text("Cases that moved") >> text=Download');
  await page.click('text=moved.csv');
  expect((await saved).suggestedFilename()).toBe('moved.csv');
  await page.click(`[aria-label^="Cases that moved"] a >> nth=1`);
  await page.waitForURL(new RegExp(`/runs/${again}/cases/${CHANGED}\\?.*arm=margins~m`));
  await page.close();
});

it('shows pictures of the cases that got worse, one of either run', async () => {
  // What got better with the change is worse without it.
  const page = await host.open(`/compare?a=${again}&b=${first}`);
  const pair = `[data-worse="${CHANGED}"] >> nth=0`;
  await page.waitForSelector(`${pair} >> canvas[data-slice] >> nth=1`, { timeout: 60_000 });
  await page.waitForSelector(`${pair} >> [data-outline="the reference"] >> nth=1`);
  const captions = await page.$$eval(`[data-worse="${CHANGED}"] figcaption`, (all) =>
    all.slice(0, 2).map((one) => one.textContent),
  );
  expect(captions).toEqual([
    expect.stringMatching(/^A: 0\.\d+, slice \d+$/),
    expect.stringMatching(/^B: /),
  ]);
  expect(await axeViolations(page)).toEqual([]);
  await page.click(`${pair} >> a >> nth=1`);
  await page.waitForURL(new RegExp(`/runs/${first}/cases/${CHANGED}\\?.*slice=`));
  await page.close();
});

it('says whether a verification found every number the same', async () => {
  const { code } = await host.sandbox.atrium('verify', first, '--case', CHANGED);
  expect(code).toBe(0);
  const [{ id }] = await host.api.runs.list.query({ limit: 1 });
  const page = await host.open(`/runs/${id}`);
  await page.waitForSelector('text=2 of 2 rows are the same in every number and mask');
  expect(await page.innerText('main')).toContain('the run that it verifies');
  expect(await axeViolations(page)).toEqual([]);
  await page.close();
});
