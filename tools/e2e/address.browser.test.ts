/* What stands in the address: nonsense leads to a page that says so or counts as nothing, and what is kept stays. */
import type { Page } from 'playwright-core';
import { DashboardSandbox } from '../sandbox/dashboard';
import { marginsProtocol } from '../sandbox/protocol';

jest.setTimeout(90_000);

let host: DashboardSandbox;
let runId: string;
let page: Page;

beforeAll(async () => {
  host = await DashboardSandbox.create();
  const { manifest } = await host.manifestWithFailure();
  runId = await host.evaluate(manifest, marginsProtocol('address'), 3);
  page = await host.open('/runs');
}, 300_000);

afterAll(() => host.dispose(), 90_000);

const go = (address: string) => page.goto(`${host.url}${address}`);
const alerts = () => page.locator('main [role="alert"]').allInnerTexts();
const UNKNOWN = '00000000-0000-7000-8000-000000000000';

describe('an address of nothing', () => {
  it.each([
    ['/runs/nope', 'run'],
    [`/runs/${UNKNOWN}`, 'run'],
    ['/runs/nope/distributions?sites=a', 'run'],
    ['/cohorts/xyz', 'cohort'],
    [`/cohorts/${UNKNOWN}`, 'cohort'],
    ['/protocols/xyz', 'protocol'],
    ['/models/xyz', 'model'],
    ['/nowhere', 'page'],
  ])('%s says that there is no such %s, with a way back', async (address, what) => {
    await go(address);
    await page.waitForSelector(`h1:has-text("There is no ${what} of this address")`);
    const text = await page.innerText('main');
    expect(text).not.toMatch(/[{}]|invalid_|uuid/i);
    await page.locator('main a').last().click();
    await page.waitForURL(/\/(runs|cohorts|protocols|models)$/);
  });

  it('of a case leads back to the results of the same filter', async () => {
    await go(`/runs/${runId}/cases/..nope?sites=demo-south`);
    await page.waitForSelector('h1:has-text("There is no case of this address")');
    await page.locator('main a').last().click();
    await page.waitForURL('**/results?sites=demo-south');
  });

  it('of a check leads back to the form', async () => {
    await go('/cohorts/new?check=nonsense');
    await page.waitForSelector('text=There is no check of this address');
    await page.click('main button:has-text("Back")');
    await page.waitForSelector('text=Path of the manifest');
  });
});

describe('nonsense in the filter and the settings', () => {
  const LONG = 'x'.repeat(300);

  it.each([
    `sites=${LONG}`,
    'sites=nope',
    'arms=nope',
    'strategies=nope',
    `code=${LONG}`,
    `split=${LONG.slice(0, 250)}`,
    'split=nope',
    'metric=nsd_9mm',
    'metric=nonsense',
    'q=%00',
    `cov=${encodeURIComponent('{"nope":["a"],"dataset":["\\u0000"]}')}`,
  ])('%s counts as nothing', async (query) => {
    await go(`/runs/${runId}/distributions?${query}`);
    await page.waitForSelector('svg [data-case]');
    const drawn = await page.$$eval('svg [data-site]', (rows) =>
      rows.reduce((sum, row) => sum + Number(row.getAttribute('data-n')), 0),
    );
    expect(drawn).toBe(22);
    expect(await page.innerText('main')).toContain('Dice per site and strategy');
    expect(await alerts()).toEqual([]);
  });

  it.each(['effort?metric=nsd_9mm', 'sensitivity?metric=nsd_9mm'])(
    '%s shows Dice',
    async (part) => {
      await go(`/runs/${runId}/${part}`);
      await page.waitForSelector('.recharts-surface');
      expect(await page.locator('label:has-text("Metric") select').inputValue()).toBe('dice');
      expect(await alerts()).toEqual([]);
    },
  );

  it.each(['q=%00', 'sort=nsd_9mm', `sites=${LONG}`])(
    'a table of ?%s has its rows',
    async (query) => {
      await go(`/runs/${runId}/results?${query}`);
      await page.waitForSelector('text=24 rows.');
      expect(await alerts()).toEqual([]);
    },
  );

  it.each(['/audit?subject=%00', '/audit?to=275760-09-13'])(
    '%s is a page like any other',
    async (address) => {
      await go(address);
      await page.waitForSelector('main tbody tr');
      expect(await alerts()).toEqual([]);
    },
  );

  it.each(['q=%00', 'cov=a%3D%2500', `cov=${LONG}%3D${LONG}`, 'page=99999999'])(
    'a cohort of ?%s is a page like any other',
    async (query) => {
      const { cohort } = await host.api.runs.show.query({ id: runId });
      await go(`/cohorts/${cohort.id}?${query}`);
      await page.waitForSelector('text=/Cases: [0-9]+ of 12/');
      expect(await alerts()).toEqual([]);
    },
  );

  it('that may be is said to leave nothing, with a way out', async () => {
    await go(`/runs/${runId}/distributions?code=NO_SUCH_CODE`);
    await page.waitForSelector('text=Nothing of this run matches the filter.');
    await page.locator('button:has-text("Clear the filter")').last().click();
    await page.waitForSelector('svg [data-case]');
    expect(page.url()).not.toContain('code=');
  });
});

describe('what is kept', () => {
  it('is the filter, on the way from a case back to the results', async () => {
    await go(`/runs/${runId}/cases/demo-south-1?sites=demo-south`);
    await page.click('nav[aria-label="Breadcrumbs"] >> text=Results');
    await page.waitForURL('**/results?sites=demo-south');
    await page.waitForSelector('text=8 rows.');
  });

  it('is the path of a manifest that was mistyped', async () => {
    await go('/cohorts/new');
    const field = page.locator('input:below(:text("Path of the manifest"))').first();
    await field.fill('/no/such/manifest.csv');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=There is no file at this path');
    await page.click('main button:has-text("Back")');
    await page.waitForSelector('text=Path of the manifest');
    expect(await field.inputValue()).toBe('/no/such/manifest.csv');
  });

  it('is what a run took, on the way to its rerun, and is shown before it starts', async () => {
    const run = await host.api.runs.show.query({ id: runId });
    const { id } = await host.api.runs.launch.mutate({
      protocol_id: run.protocol.id,
      cohort_id: run.cohort.id,
      selection: { sites: ['demo-south'], cases: null, limit: 2 },
    });
    await go(`/runs/${id}`);
    await page.click('text=Rerun on a cohort');
    await page.waitForSelector('button:has-text("Launch on 2 cases")');
    expect(await page.innerText('main')).toMatch(
      /which took the first 2 cases at demo-south of .* This one takes the first 2 cases at demo-south of/,
    );
  });
});
