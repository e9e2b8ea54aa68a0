/*
 * Named subsets in a real browser: made from the filters of the cases, listed with their sites, launched, and named where the run is; and
 * what can be done with a run that has ended.
 */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { phantomRows } from '../sandbox/cohort';
import { axeViolations, DashboardSandbox } from '../sandbox/dashboard';
import { marginsProtocol } from '../sandbox/protocol';
import { registerManifest } from '../sandbox/register';

jest.setTimeout(180_000);

let host: DashboardSandbox;
let cohortId: string;
let site: string;
let severe: number;
let runId: string;

beforeAll(async () => {
  host = await DashboardSandbox.create();
  const rows = (await phantomRows()).map((row, i) => ({ ...row, grade: String(1 + (i % 3)) }));
  site = rows[0].site;
  severe = rows.filter((row) => row.site === site && row.grade === '3').length;
  const manifest = await host.sandbox.writeRows('graded.csv', rows);
  cohortId = (await registerManifest(host.api, manifest, 'graded')).id;
  const saved = await host.api.protocols.save.mutate({
    source: marginsProtocol('margins'),
    file: 'p.yaml',
  });
  expect(saved.ok).toBe(true);
}, 300_000);

afterAll(() => host.dispose(), 90_000);

const caseNames = (page: Page): Promise<string[]> =>
  page.$$eval('tr[data-case]', (rows) => rows.map((row) => row.getAttribute('data-case') ?? ''));

it('names the cases that the filters leave, and lists them by site', async () => {
  const page = await host.open(`/cohorts/${cohortId}`);
  await page.waitForSelector('text=No subset yet.');
  expect(await page.$('text=Name these')).toBeNull();
  await page.goto(`${host.url}/cohorts/${cohortId}?site=${site}&cov=grade%3D3&q=demo`);
  await page.waitForSelector('text=of 12');
  // What was searched for is no rule.
  expect(await page.$('[aria-label="Name of the subset"]')).toBeNull();
  await page.fill('[aria-label="Search case or patient"]', '');
  await page.waitForSelector('[aria-label="Name of the subset"]');
  await page.fill('[aria-label="Name of the subset"]', 'not a name');
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=an id of 1 to 64 letters');
  await page.fill('[aria-label="Name of the subset"]', 'severe');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[aria-label^="Subsets"] >> text=severe');
  const row = await page.innerText('[aria-label^="Subsets"] tbody tr');
  expect(row).toContain(`${site} ${severe}`);
  expect(row).toContain(`site is ${site}, and grade is 3`);
  expect(await axeViolations(page)).toEqual([]);
  await page.close();
});

it('names cases that were picked one by one, over other filters and a reload', async () => {
  const page = await host.open(`/cohorts/${cohortId}`);
  const boxes = '[aria-label^="Pick case "]';
  await page.waitForSelector(boxes);
  const [first] = await caseNames(page);
  await page.check(`[aria-label="Pick case ${first}"]`);
  await page.goto(`${host.url}/cohorts/${cohortId}?cov=grade%3D2`);
  await page.waitForSelector('text=Cases: 4 of 12');
  const second = (await caseNames(page)).find((one) => one !== first) ?? '';
  await page.check(`[aria-label="Pick case ${second}"]`);
  await page.reload();
  await page.waitForSelector('button:has-text("Name these 2 picked cases")');
  await page.fill('[aria-label="Name of the subset"]', 'by-hand');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[aria-label^="Subsets"] >> text=by-hand');
  expect(await page.$('text=picked case')).toBeNull();
  const subsets = await host.api.cohorts.subsets.query({ id: cohortId });
  const cases = [first, second].sort();
  expect(subsets.find(({ name }) => name === 'by-hand')).toMatchObject({
    cases: 2,
    definition: { kind: 'cases', cases },
  });
  await page.click('button:has-text("Pick all of this page")');
  await page.waitForSelector('button:has-text("Name these 4 picked cases")');
  expect(await axeViolations(page)).toEqual([]);
  await page.click('button:has-text("Pick none of this page")');
  await page.close();
});

it('launches one, and says so on the form, the run and the list', async () => {
  const page = await host.open(`/cohorts/${cohortId}`);
  await page.click('[aria-label^="Subsets"] tr:has-text("severe") >> text=Launch');
  await page.waitForURL(/subset=severe/);
  await page.waitForSelector('text=site is ');
  expect(await axeViolations(page)).toEqual([]);
  await page.selectOption('label:has-text("Subset") select', '');
  await page.waitForSelector('text=The selection holds no case of the cohort.');
  await page.selectOption('label:has-text("Subset") select', 'severe');
  await page.click(`text=Launch on ${severe} case`);
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  runId = path.basename(page.url());
  await page.waitForSelector('text=(subset severe)');
  expect(await host.api.runs.show.query({ id: runId })).toMatchObject({
    selection: { sites: null, cases: null, limit: null, subset: 'severe' },
    cases: severe,
  });
  await page.goto(`${host.url}/runs`);
  await page.waitForSelector('td >> text=severe');
  await page.close();
});

it('of a run that has ended: what changed is rerun on its subset, and it is verified once for a double click', async () => {
  const page = await host.open(`/runs/${runId}`);
  await page.waitForSelector('text=Rerun what changed', { timeout: 120_000 });
  expect(await page.$('text=Rerun what failed')).toBeNull();
  expect(await axeViolations(page)).toEqual([]);
  await page.click('text=Rerun what changed');
  await page.waitForURL(/reuse=true/);
  await page.waitForSelector('text=This one takes subset severe of graded v1.');
  await page.goBack();
  await page.dblclick('button:has-text("Verify")');
  await page.waitForURL((url) => !url.pathname.includes(runId) && url.pathname !== '/runs/new');
  await page.waitForSelector('text=are the same in every number and mask', { timeout: 120_000 });
  const runs = await host.api.runs.list.query({});
  expect(runs.filter(({ mode }) => mode === 'verify')).toHaveLength(1);
  await page.close();
});

it('of a run with failed cases: the form takes those alone', async () => {
  const { manifest, rows } = await host.manifestWithFailure();
  const id = await host.evaluate(manifest, marginsProtocol('failing'), 3);
  const page = await host.open(`/runs/${id}`);
  await page.click('text=Rerun what failed');
  await page.waitForURL(/\/runs\/new/);
  await page.waitForSelector('text=This one takes 1 chosen case');
  expect(page.url()).toContain(rows[1].case_id);
  await page.close();
});

it.each([
  ['light', 1280],
  ['dark', 390],
] as const)('stands in %s at %d px without a page that scrolls sideways', async (scheme, width) => {
  for (const [address, selector] of [
    [`/cohorts/${cohortId}?site=${site}`, '[aria-label^="Subsets"] >> text=severe'],
    [`/runs/new?cohort=${cohortId}&subset=severe`, `text=site is ${site}, and grade is 3`],
    [`/runs/${runId}`, 'text=(subset severe)'],
  ]) {
    const page = await host.open(address, { colorScheme: scheme, width });
    await page.waitForSelector(selector);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(
      true,
    );
    await page.close();
  }
});
