/*
 * Pictures of every page of a running Atrium, for the docs and for looking at: with `npm start` up,
 * `npm run -s screenshots [DIR]` (default docs/screenshots) photographs them, those of a run on the newest finished one of the most sites, which is compared with another of its cohort.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createApiClient, type ApiClient } from '@atrium/api-client';
import type { RunSummary } from '@atrium/contracts';
import { findStack } from '@atrium/stack';
import { launchChromium } from '../sandbox/browser';

const CHECKOUT = path.resolve(__dirname, '../..');
const WIDTHS = [390, 1280, 1920];
const SCHEMES = ['light', 'dark'] as const;

/** Name, address, and what is there once the page is. */
async function pagesOf(api: ApiClient, run: RunSummary, other: RunSummary | undefined) {
  const { rows } = await api.results.search.query({ run_id: run.id, limit: 1 });
  const [model] = await api.models.list.query();
  const [intake] = await api.intakes.list.query({ limit: 1 });
  const base = `/runs/${run.id}`;
  return [
    ['runs', '/runs', 'tbody a'],
    ['run', base, 'svg [data-site]'],
    ['distributions', `${base}/distributions?by=site`, 'svg [data-site]'],
    ['sensitivity', `${base}/sensitivity`, '.recharts-line'],
    ['effort', `${base}/effort`, '.recharts-scatter'],
    ['statistics', `${base}/statistics`, '[data-limit], main p[role=status]'],
    ['tracking', `${base}/tracking`, 'main [data-panel], main p[role=status]'],
    ['results', `${base}/results`, '[role=cell] a'],
    ['case', `${base}/cases/${rows[0]?.case_id}?slice=12`, 'canvas'],
    ['launch', `/runs/new?protocol=${run.protocol.id}&cohort=${run.cohort.id}`, 'h1'],
    ['compare', `/compare?a=${run.id}${other ? `&b=${other.id}` : ''}`, other ? 'svg' : 'h1'],
    ['cohorts', '/cohorts', 'tbody a'],
    ['cohort', `/cohorts/${run.cohort.id}`, 'svg'],
    ['cohort-new', '/cohorts/new', 'h1'],
    ['intakes', '/cohorts/intakes', 'h1'],
    ['intake-new', '/cohorts/intakes/new', 'h1'],
    ...(intake ? [['intake', `/cohorts/intakes/${intake.id}`, 'tr[data-case]']] : []),
    ['protocols', '/protocols', 'main a'],
    ['protocol', `/protocols/${run.protocol.id}`, 'h1'],
    ['protocol-new', '/protocols/new?template=size-and-place', '.cm-content'],
    ['models', '/models', 'main a'],
    ['model', `/models/${model?.sha256}`, 'h1'],
    ['sites', '/sites', 'tbody tr'],
    ['audit', '/audit', 'tbody tr'],
  ];
}

async function main(dir: string): Promise<void> {
  const stack = await findStack(process.env['ATRIUM_HOME'] ?? path.join(CHECKOUT, '.atrium'));
  if (!stack?.apiUrl || !stack.dashboardUrl)
    throw new Error('No stack with a dashboard runs: npm start.');
  const api = createApiClient(stack.apiUrl);
  const runs = await api.runs.list.query({});
  const [run = runs[0]] = runs
    .filter(({ state }) => state === 'finished')
    .sort((a, b) => b.sites.length - a.sites.length);
  if (!run) throw new Error('There is no run to show.');
  const other = runs.find(({ id, cohort }) => id !== run.id && cohort.id === run.cohort.id);
  const pages = await pagesOf(api, run, other);
  await mkdir(dir, { recursive: true });
  const browser = await launchChromium();
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      for (const [name, address, ready] of pages) {
        await page.goto(`${stack.dashboardUrl}${address}`);
        await page.waitForSelector(ready);
        await page.waitForTimeout(1500);
        await page.screenshot({
          path: path.join(dir, `${name}-${width}-${colorScheme}.png`),
          fullPage: true,
        });
      }
      await page.close();
    }
  }
  await browser.close();
}

main(path.resolve(process.argv[2] ?? path.join(CHECKOUT, 'docs/screenshots'))).catch(
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
