/* A run's page while the API is away, while another tab acts on the run, and while it still loads. */
import type { Page } from 'playwright-core';
import { phantomManifest } from '../sandbox/cohort';
import { axeViolations, DashboardSandbox } from '../sandbox/dashboard';
import { marginsProtocol } from '../sandbox/protocol';
import { registerManifest } from '../sandbox/register';
import { waitFor } from '../sandbox/wait';

jest.setTimeout(120_000);

let host: DashboardSandbox;
let failed: string;

beforeAll(async () => {
  host = await DashboardSandbox.create();
  const { manifest } = await host.manifestWithFailure();
  failed = await host.evaluate(manifest, marginsProtocol('failing'), 3);
}, 300_000);

afterAll(() => host.dispose(), 90_000);

const stateOf = async (id: string) => (await host.api.runs.show.query({ id })).state;

/** A run of twelve cases that is paused before it is done. */
async function pausedRun(): Promise<string> {
  const cohort = await registerManifest(host.api, await phantomManifest(), 'a');
  const { protocol } = await host.api.runs.show.query({ id: failed });
  const { id } = await host.api.runs.launch.mutate({
    protocol_id: protocol.id,
    cohort_id: cohort.id,
    selection: { sites: null, cases: null, limit: null },
  });
  await host.api.runs.pause.mutate({ id, stop_running: true });
  await waitFor('a paused run', 60_000, async () => (await stateOf(id)) === 'paused');
  return id;
}

const LOST = 'text=/The API does not answer/';
const isBack = (page: Page) =>
  waitFor('the connection', 60_000, async () => (await page.locator(LOST).count()) === 0);

async function processes() {
  const stack = await host.sandbox.stack();
  if (!stack) throw new Error('The stack does not run.');
  return { supervisor: stack.supervisor.pid, api: stack.processes['api'].pid };
}

describe('a live page', () => {
  let page: Page;
  let runId: string;

  beforeAll(async () => {
    runId = await pausedRun();
    page = await host.open(`/runs/${runId}/distributions?sites=demo-south`);
    await page.waitForSelector('text=Dice per site and strategy');
  }, 120_000);

  it('outlives a restart of the API: says so, follows the run again, keeps its filter', async () => {
    const { supervisor, api } = await processes();
    // What the browser gives an EventSource up for: an answer that is no stream.
    const givenUp = page.waitForResponse(
      (answer) => answer.url().includes('runs.watch') && answer.status() === 503,
      { timeout: 60_000 },
    );
    process.kill(supervisor, 'SIGSTOP');
    try {
      process.kill(api, 'SIGKILL');
      await givenUp;
      await page.waitForSelector(LOST, { timeout: 30_000 });
    } finally {
      process.kill(supervisor, 'SIGCONT');
    }
    await isBack(page);
    await waitFor('the API', 30_000, () => stateOf(runId).catch(() => false));
    await host.api.runs.resume.mutate({ id: runId });
    await page.waitForSelector('text=24 of 24 rows: 24 completed', { timeout: 90_000 });
    await waitFor('every point', 30_000, async () => {
      const drawn = await page.$$eval('svg [data-site]', (rows) =>
        rows.map((row) => `${row.getAttribute('data-site')} ${row.getAttribute('data-n')}`),
      );
      return drawn.join() === 'demo-south 4,demo-south 4';
    });
    expect(new URL(page.url()).searchParams.get('sites')).toBe('demo-south');
  });

  it('says that an API hangs, and goes on once it answers', async () => {
    const { api } = await processes();
    process.kill(api, 'SIGSTOP');
    try {
      await page.waitForSelector(LOST, { timeout: 60_000 });
    } finally {
      process.kill(api, 'SIGCONT');
    }
    await isBack(page);
  });
});

describe('two tabs that retry at once', () => {
  it('start one attempt, and neither says that anything is wrong', async () => {
    const tabs = await Promise.all([1, 2].map(() => host.open(`/runs/${failed}`)));
    const button = 'button:has-text("Retry failed")';
    await Promise.all(tabs.map((tab) => tab.waitForSelector(button)));
    const press = `[...document.querySelectorAll('button')].find((one) => one.innerText === 'Retry failed').click()`;
    const said = new Set<string>();
    await Promise.all(tabs.map((tab) => tab.evaluate(press)));
    await waitFor('the second attempt to end', 60_000, async () => {
      for (const tab of tabs)
        for (const alert of await tab.locator('main [role="alert"]').allInnerTexts())
          said.add(alert);
      const { attempt, state } = await host.api.runs.show.query({ id: failed });
      return attempt === 2 && state === 'finished';
    });
    await Promise.all(tabs.map((tab) => tab.waitForSelector(`${button}:not([disabled])`)));
    expect([...said]).toEqual([]);
    for (const tab of tabs) expect(await tab.innerText('main')).not.toContain('catching up');
  });
});

describe('a run that loads', () => {
  it('has a heading', async () => {
    const page = await host.open('/runs');
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/trpc/runs.show**', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${host.url}/runs/${failed}`);
    await page.waitForSelector('text=Loading the run', { state: 'attached' });
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.locator('h1').allInnerTexts()).toEqual(['Run']);
    answer();
    await page.waitForSelector('h1:has-text("failing v1")');
    await page.close();
  });
});
