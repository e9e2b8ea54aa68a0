/*
 * A study from its manifest to a slice, by the keyboard alone: register, write a protocol, launch, watch, cancel, launch
 * again, retry what failed, browse. Then what several tabs and a lost connection do to a run's page.
 */
import { copyFile, rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { phantomRows } from '../sandbox/cohort';
import { axeViolations, DashboardSandbox } from '../sandbox/dashboard';
import { pressOn, tabTo } from '../sandbox/keyboard';
import { marginsProtocol } from '../sandbox/protocol';
import { registerManifest } from '../sandbox/register';
import { waitFor } from '../sandbox/wait';

jest.setTimeout(120_000);

/** Names as long as they may be, and in another script. */
const LONG = 'demo-south-1'.padEnd(64, '-x');
const SWEEP = Array.from({ length: 30 }, (_, i) => i);
/** Sixty arms of the longest strategy id. */
const SIXTY = marginsProtocol('sixty arms')
  .replace('id: margins', `id: ${'m'.repeat(64)}`)
  .replace('marginPx: [0, 3]', `marginPx: [${SWEEP.join(', ')}], scale: [1, 1.1]`);

let host: DashboardSandbox;
let page: Page;
let mended: { from: string; to: string };

beforeAll(async () => {
  host = await DashboardSandbox.create();
  const all = await phantomRows();
  await host.sandbox.writeRows('twelve.csv', all);
  // Two cases a site: sixty arms of each are work enough.
  const rows = all
    .filter((_, i) => i % 4 < 2)
    .map((row, i) => ({
      ...row,
      case_id: i === 4 ? LONG : row['case_id'],
      撮像装置: '東芝 1.5T',
    }));
  const missing = host.sandbox.file('mended-later.nii.gz');
  mended = { from: rows[1].image, to: missing };
  rows[1] = { ...rows[1], image: missing };
  await host.sandbox.writeRows('study.csv', rows);
  page = await host.open('/');
}, 300_000);

afterAll(() => host.dispose(), 90_000);

const runs = () => host.api.runs.list.query({});
const idOf = (url: string) => new URL(url).pathname.split('/')[2];
const untilState = (id: string, state: string) =>
  waitFor(`a ${state} run`, 90_000, async () => {
    const run = await host.api.runs.show.query({ id });
    return run.state === state && run;
  });

/** Launches the newest protocol on the newest cohort from the list of runs. @returns the run's id */
async function launchByKeyboard(protocol: RegExp): Promise<string> {
  await pressOn(page, /^a: Runs$/);
  await page.waitForURL('**/runs');
  await pressOn(page, /^a: Launch a run$/);
  await page.waitForURL('**/runs/new**');
  await choose(/^select: Cohort/, /study v1/);
  await choose(/^select: Protocol/, protocol);
  await page.waitForSelector('text=Launch on 6 cases');
  await pressOn(page, /^button: Launch on 6 cases$/);
  await page.waitForURL(/runs\/[0-9a-f]{8}-/);
  return idOf(page.url());
}

/** Walks down a list until it shows what is asked for. */
async function choose(list: RegExp, option: RegExp): Promise<void> {
  await tabTo(page, list);
  await waitFor(`the option ${option}`, 20_000, async () => {
    await page.keyboard.press('ArrowDown');
    const chosen = await page.evaluate<string>(
      'document.activeElement.selectedOptions?.[0]?.text ?? ""',
    );
    return option.test(chosen);
  });
}

describe('a study by the keyboard alone', () => {
  let runId: string;

  it('registers a cohort', async () => {
    await pressOn(page, /^a: Cohorts$/);
    await page.waitForURL('**/cohorts');
    await pressOn(page, /^a: Register a/);
    await page.waitForURL('**/cohorts/new');
    await tabTo(page, /^input: Path of the manifest/);
    await page.keyboard.type(host.sandbox.file('study.csv'));
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=6 of 6 rows checked, 1 with an issue.', { timeout: 60_000 });
    await pressOn(page, /^input: Take the row with an issue too/, 'Space');
    await pressOn(page, /^button: Register 6 cases$/);
    await page.waitForURL(/cohorts\/[0-9a-f]{8}-/);
    expect(await host.api.cohorts.list.query()).toMatchObject([{ name: 'study', cases: 6 }]);
  });

  it('writes a protocol and saves it', async () => {
    await pressOn(page, /^a: Protocols$/);
    await page.waitForURL('**/protocols');
    await pressOn(page, /^a: (New|Write)/);
    await page.waitForURL('**/protocols/new**');
    await page.waitForSelector('[data-check="checked"]');
    await tabTo(page, /^div: Protocol as YAML/);
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(SIXTY);
    await page.waitForSelector('[data-arms="60"]');
    await page.keyboard.press('Control+s');
    await page.waitForURL(/protocols\/[0-9a-f]{8}-/);
    expect(await host.api.protocols.list.query()).toMatchObject([{ name: 'sixty arms' }]);
  });

  it('launches, watches and cancels', async () => {
    const cancelled = await launchByKeyboard(/sixty arms v1/);
    await page.waitForSelector('text=running');
    await pressOn(page, /^button: Cancel$/);
    await page.waitForSelector('[role="dialog"]');
    await pressOn(page, /^button: Cancel the run$/);
    await page.waitForSelector('text=cancelled');
    expect((await untilState(cancelled, 'cancelled')).counts.completed).toBeLessThan(6 * 60);
  });

  it('launches again, and retries what failed once its file is there', async () => {
    runId = await launchByKeyboard(/sixty arms v1/);
    await page.waitForSelector('text=360 of 360 rows: 300 completed, 60 failed', {
      timeout: 100_000,
    });
    await copyFile(mended.from, mended.to);
    await pressOn(page, /^button: Retry failed$/);
    await page.waitForSelector('text=360 of 360 rows: 360 completed, 0 failed', {
      timeout: 60_000,
    });
    await untilState(runId, 'finished');
    await rm(mended.to);
  });

  it('browses from the distributions by the table to a slice', async () => {
    await pressOn(page, /^a: Distributions$/);
    await page.waitForSelector('svg [data-site]');
    await pressOn(page, /^a: Results$/);
    await page.waitForSelector('[role=cell] a');
    await pressOn(page, /^a: demo-north-1$/);
    await page.waitForURL('**/cases/demo-north-1**');
    const shown = await page.waitForSelector('canvas[data-slice]');
    const slice = Number(await shown.getAttribute('data-slice'));
    await page.keyboard.press('ArrowUp');
    await page.waitForSelector(`canvas[data-slice="${slice + 1}"]`);
  });

  it('ends with charts of sixty arms whose numbers are those of SQL', async () => {
    await page.goto(`${host.url}/runs/${runId}/distributions`);
    await page.waitForSelector('svg [data-site]');
    const drawn = await page.$$eval('svg [data-site]', (rows) =>
      rows.map((row) => [
        row.getAttribute('data-row-arm'),
        row.getAttribute('data-site'),
        Number(row.getAttribute('data-n')),
        Number(row.getAttribute('data-median')),
      ]),
    );
    const { rows } = await host.database.query(
      `SELECT arm, site_id, count(dice)::int AS n, percentile_cont(0.5) WITHIN GROUP (ORDER BY dice) AS median
       FROM result WHERE run_id = $1 GROUP BY arm, arm_position, site_id ORDER BY arm_position, site_id`,
      [runId],
    );
    expect(drawn).toEqual(rows.map(({ arm, site_id, n, median }) => [arm, site_id, n, median]));
    expect(drawn).toHaveLength(180);
    expect(await overflow(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('splits by a covariate whose name and value are Japanese', async () => {
    await page.goto(`${host.url}/runs/${runId}/distributions?sites=demo-south`);
    await page.selectOption('label:has-text("Split by") select', '撮像装置');
    await page.waitForSelector('svg title:has-text("東芝 1.5T")', { state: 'attached' });
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('shows the effort of every arm and site as SQL has it', async () => {
    await page.goto(`${host.url}/runs/${runId}/effort?view=table`);
    await page.waitForSelector('tbody tr');
    const heads = await page.$$eval('thead th', (cells) => cells.map((cell) => cell.textContent));
    const cells = await page.$$eval('tbody tr', (rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
    );
    const { rows } = await host.database.query(
      `SELECT site_id, arm, count(dice)::int AS n,
              round(percentile_cont(0.5) WITHIN GROUP (ORDER BY dice)::numeric, 4)::float AS median
       FROM result WHERE run_id = $1 GROUP BY arm, site_id`,
      [runId],
    );
    const columns = ['site', 'arm', 'n', 'median'].map((name) => heads.indexOf(name));
    const shown = cells.map((row) => columns.map((column) => row[column]).join(' '));
    const expected = rows.map((row) =>
      [row.site_id, row.arm, row.n, row.median.toFixed(4)].join(' '),
    );
    expect(shown.sort()).toEqual(expected.sort());
  });
});

const overflow = (tab: Page): Promise<number> =>
  tab.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

describe('several tabs on one run', () => {
  let runId: string;
  let tabs: Page[];

  beforeAll(async () => {
    // More cases than are in flight at once, so that a pause leaves some; long enough for five tabs to load.
    const manifest = host.sandbox.file('twelve.csv');
    await registerManifest(host.api, manifest, 'twelve');
    const source = marginsProtocol('twenty arms').replace(
      '[0, 3]',
      `[${SWEEP.slice(0, 20).join(', ')}]`,
    );
    const saved = await host.api.protocols.save.mutate({ source, file: 'twenty.yaml' });
    if (!saved.ok) throw new Error(JSON.stringify(saved.issues));
    const cohort = (await host.api.cohorts.list.query()).find(({ name }) => name === 'twelve');
    if (!cohort) throw new Error('The cohort is not there.');
    const { id } = await host.api.runs.launch.mutate({
      protocol_id: saved.protocol.id,
      cohort_id: cohort.id,
      selection: { sites: null, cases: null, limit: null },
    });
    runId = id;
  }, 60_000);

  it('five load and stay live', async () => {
    const context = await host.browser.newContext();
    tabs = await Promise.all(Array.from({ length: 5 }, () => context.newPage()));
    await Promise.all(tabs.map((tab) => tab.goto(`${host.url}/runs/${runId}`)));
    await Promise.all(tabs.map((tab) => tab.waitForSelector('text=/[0-9]+ of 240 rows/')));
  });

  it('what one does, the others show; what has happened already is no error', async () => {
    const [one, two, three] = tabs;
    await one.click('button:has-text("Pause")');
    // Running cases finish first.
    const paused = 'button:has-text("Resume")';
    await Promise.all([two, three].map((tab) => tab.waitForSelector(paused, { timeout: 90_000 })));
    // In one moment: the button of the second has gone as soon as it knows what the first did.
    const press = `[...document.querySelectorAll('button')].find((one) => one.innerText === 'Resume').click()`;
    await Promise.all([two, three].map((tab) => tab.evaluate(press)));
    await one.waitForSelector('button:has-text("Pause")');
    const alerts = await Promise.all(
      tabs.map((tab) => tab.locator('main [role="alert"]').allInnerTexts()),
    );
    expect(alerts.flat()).toEqual([]);
    await untilState(runId, 'running');
  });

  it('one without a connection says so, comes back, and keeps its filter', async () => {
    const [tab] = tabs;
    await tab.goto(`${host.url}/runs/${runId}/distributions?sites=demo-south`);
    await tab.waitForSelector('svg [data-site]');
    await tab.context().setOffline(true);
    await tab.waitForSelector('text=/The connection is lost|The API does not answer/', {
      timeout: 30_000,
    });
    await tab.context().setOffline(false);
    await waitFor(
      'the notice to go',
      40_000,
      async () =>
        (await tab.locator('text=/The connection is lost|The API does not answer/').count()) === 0,
    );
    expect(new URL(tab.url()).searchParams.get('sites')).toBe('demo-south');
    expect(
      await tab.$$eval('svg [data-site]', (rows) => [
        ...new Set(rows.map((row) => row.getAttribute('data-site'))),
      ]),
    ).toEqual(['demo-south']);
    await host.api.runs.cancel.mutate({ id: runId });
    await untilState(runId, 'cancelled');
    expect(await runs()).toHaveLength(3);
  });
});
