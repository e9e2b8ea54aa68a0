/*
 * Pictures of the pages of a running Atrium, for the docs and for looking at: with `npm start` up,
 * `npm run -s tool -- tools/e2e/screenshots.ts [DIR]` (default docs/screenshots) photographs the newest finished run.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createApiClient } from '@atrium/api-client';
import { findStack } from '@atrium/stack';
import { launchChromium } from '../sandbox/browser';

const CHECKOUT = path.resolve(__dirname, '../..');
const WIDTHS = [390, 1280, 1920];
const SCHEMES = ['light', 'dark'] as const;

async function main(dir: string): Promise<void> {
  const stack = await findStack(process.env['ATRIUM_HOME'] ?? path.join(CHECKOUT, '.atrium'));
  if (!stack?.apiUrl || !stack.dashboardUrl)
    throw new Error('No stack with a dashboard runs: npm start.');
  const runs = await createApiClient(stack.apiUrl).runs.list.query({});
  const run = runs.find(({ state }) => state === 'finished') ?? runs[0];
  if (!run) throw new Error('There is no run to show.');
  await mkdir(dir, { recursive: true });
  const browser = await launchChromium();
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      for (const [name, address, ready] of [
        ['runs', '/', 'tbody a'],
        ['run', `/runs/${run.id}`, 'svg [data-site]'],
      ]) {
        await page.goto(`${stack.dashboardUrl}${address}`);
        await page.waitForSelector(ready);
        await page.waitForTimeout(500);
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
