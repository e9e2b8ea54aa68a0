/*
 * The dashboard's data and pages with many results in Postgres: `npm run bench:dashboard [RESULTS]` (default 200,000).
 * Ten clients at work ask the API for what each page shows, without a pause; p95 is printed for each, with the processor time of an
 * answer and the longest of the ten first answers, which nobody had asked for before; then the plans of the queries behind the charts, then what a browser sees: a first view, a filter, JavaScript. Exits 1
 * when a limit is missed.
 */
import { gzipSync } from 'node:zlib';
import { createApiClient } from '@atrium/api-client';
import { openDatabase } from '@atrium/db';
import type { Page } from 'playwright-core';
import { Sandbox } from '../sandbox/sandbox';
import { launchChromium } from '../sandbox/browser';
import { simulate, TRACKED_RUN } from '../simulate/simulate';
import { costOf } from './dashboard-load';
import { explainCharts } from './dashboard-plans';
import { pagesOf } from './dashboard-questions';

const LOAD = { clients: 10, rounds: 10 };
const P95_MS = 200;
const FIRST_VIEW_MS = 2000;
const FILTER_MS = 300;
const SCRIPT_KB = 250;

let isMissed = false;

function report(what: string, value: number, limit: number, unit: string): void {
  const verdict = value <= limit ? 'ok' : 'MISSED';
  isMissed ||= value > limit;
  process.stdout.write(`${what}: ${value.toFixed(0)} ${unit} (limit ${limit}) ${verdict}\n`);
}

const oneDigit = (value: number | null): string => value?.toFixed(1) ?? '?';

/** From the click on one site's box to a chart of that site alone; then all sites are shown again. */
async function filterOnce(page: Page, site: string): Promise<number> {
  const sitesAre = (count: number) =>
    page.waitForFunction(
      (wanted) =>
        new Set(
          [...document.querySelectorAll('svg [data-site]')].map((e) => e.getAttribute('data-site')),
        ).size === wanted,
      count,
    );
  const began = performance.now();
  await page.click(`label:has-text("${site}")`);
  await sitesAre(1);
  const took = performance.now() - began;
  await page.click(`label:has-text("${site}")`);
  await sitesAre(5);
  return took;
}

async function benchBrowser(dashboardUrl: string, runId: string): Promise<void> {
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${dashboardUrl}/runs`);
  for (const [name, path, ready] of [
    ['runs', '/runs', 'tbody a'],
    ['run', `/runs/${runId}?arms=margins~m0`, 'svg [data-site]'],
    ['results', `/runs/${runId}/results`, '[role=cell] a'],
  ]) {
    let bytes = 0;
    page.on('response', (response) => {
      if (response.url().endsWith('.js'))
        void response.body().then(
          (body) => (bytes += gzipSync(body).length),
          () => undefined,
        );
    });
    const began = performance.now();
    await page.goto(dashboardUrl + path, { waitUntil: 'commit' });
    await page.waitForSelector(ready);
    report(`first view of ${name}`, performance.now() - began, FIRST_VIEW_MS, 'ms');
    await page.waitForTimeout(1500);
    report(`JavaScript of ${name}, gzip`, bytes / 1000, SCRIPT_KB, 'kB');
    page.removeAllListeners('response');
  }
  await page.goto(`${dashboardUrl}/runs/${runId}/distributions?arms=margins~m0`);
  await page.waitForSelector('svg [data-site="utah"] [data-case]');
  await page.click('text=Sites: all');
  const times: number[] = [];
  for (const site of ['kyoto', 'utah', 'berlin', 'leeds', 'sao-paulo'])
    times.push(await filterOnce(page, site));
  const all = times.map((ms) => ms.toFixed(0)).join(', ');
  report(`a filter redraws the chart (${all}), longest`, Math.max(...times), FILTER_MS, 'ms');
  await browser.close();
}

async function main(results: number): Promise<void> {
  const sandbox = await Sandbox.create({ TEST_DASHBOARD: '1' });
  try {
    await sandbox.keepStack();
    const stack = await sandbox.stack();
    if (!stack?.apiUrl || !stack.dashboardUrl || !stack.databaseUrl) throw new Error('no stack');
    const db = openDatabase(stack.databaseUrl);
    const runId = await simulate(db, results, () => process.stderr.write('.'));
    // What autovacuum does within a minute of writing so much: index-only scans need it.
    await db.$executeRaw`VACUUM ANALYZE`;
    const api = createApiClient(stack.apiUrl);
    const runs = await api.runs.list.query({});
    const tracked = runs.find(({ cohort }) => cohort.name === TRACKED_RUN);
    const other = runs.find(({ id }) => id !== runId && id !== tracked?.id);
    process.stdout.write(
      `\n${results} results, ${LOAD.clients} clients, ${LOAD.rounds} questions each:\n`,
    );
    const pages = pagesOf(runId, other?.id ?? runId, other?.cohort.id ?? '', tracked?.id ?? '');
    const { api: apiProcess, postgres } = stack.processes;
    const served = { apiPid: apiProcess.pid, postgresPid: postgres.pid };
    // Clients that are at work have asked before: the API's connections are open.
    await costOf(api, () => (one) => one.sites.list.query(), LOAD, served);
    for (const [name, ask] of Object.entries(pages)) {
      const { p95Ms, firstMs, apiCpuMs, postgresCpuMs } = await costOf(api, ask, LOAD, served);
      const cpu = `CPU: API ${oneDigit(apiCpuMs)}, Postgres ${oneDigit(postgresCpuMs)} ms an answer; first answers ${firstMs.toFixed(0)} ms`;
      report(`p95 of ${name} (${cpu})`, p95Ms, P95_MS, 'ms');
    }
    process.stdout.write(await explainCharts(db, stack.databaseUrl, runId, tracked?.id ?? ''));
    await benchBrowser(stack.dashboardUrl, runId);
    await db.$disconnect();
  } finally {
    await sandbox.dispose();
  }
  process.exitCode = isMissed ? 1 : 0;
}

main(Number(process.argv[2] ?? 200_000)).catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
