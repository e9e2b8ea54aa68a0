import path from 'node:path';
import { createApiClient, type ApiClient } from '@atrium/api-client';
import { Client } from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './browser';
import { phantomRows } from './cohort';
import { showPagesOfFailures } from './last-seen';
import { readRunJson } from './results';
import { Sandbox } from './sandbox';

const AXE = path.resolve(__dirname, '../../node_modules/axe-core/axe.min.js');

export type Scheme = 'light' | 'dark';

interface TabOptions {
  readonly colorScheme?: Scheme;
  readonly width?: number;
  readonly height?: number;
  /** Shares no cache with other tabs. */
  readonly isolated?: boolean;
}

/** A real stack with its dashboard, the tiny model and a browser: what every browser test begins with. */
export class DashboardSandbox {
  private constructor(
    readonly sandbox: Sandbox,
    readonly browser: Browser,
    /** Of all tabs: what the browser has fetched and compiled once, it keeps. */
    private readonly context: BrowserContext,
    readonly url: string,
    readonly apiUrl: string,
    readonly api: ApiClient,
    readonly database: Client,
  ) {}

  /** @param env for all of its processes */
  static async create(env: NodeJS.ProcessEnv = {}): Promise<DashboardSandbox> {
    const sandbox = await Sandbox.create({ TEST_DASHBOARD: '1', ...env });
    const browser = await launchChromium();
    showPagesOfFailures(browser);
    await sandbox.keepStack();
    const stack = await sandbox.stack();
    const { dashboardUrl, apiUrl, databaseUrl } = stack ?? {};
    if (!dashboardUrl || !apiUrl || !databaseUrl) throw new Error('The stack has no dashboard.');
    const database = new Client({ connectionString: databaseUrl });
    await database.connect();
    const api = createApiClient(apiUrl);
    const context = await browser.newContext();
    return new DashboardSandbox(sandbox, browser, context, dashboardUrl, apiUrl, api, database);
  }

  /** A page in a tab of its own. */
  async open(address: string, options: TabOptions = {}): Promise<Page> {
    const { colorScheme = 'light', width = 1280, height = 900, isolated = false } = options;
    const context = isolated ? await this.browser.newContext() : this.context;
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    await page.goto(`${this.url}${address}`);
    return page;
  }

  /** Evaluates a manifest as a user does. @returns the run's id */
  async evaluate(
    manifest: string,
    protocol: string,
    expectedCode: number,
    ...rest: string[]
  ): Promise<string> {
    const out = this.sandbox.file('out');
    const file = await this.sandbox.write('protocol.yaml', protocol);
    const { code, err } = await this.sandbox.atrium(
      'evaluate',
      manifest,
      '--protocol',
      file,
      '--out',
      out,
      ...rest,
    );
    if (code !== expectedCode) throw new Error(`evaluate ended with ${code}: ${err}`);
    return (await readRunJson(out)).run_id;
  }

  /** The demo cohort, of which one image is not there. @returns the manifest, and its rows with absolute paths */
  async manifestWithFailure() {
    const rows = (await phantomRows()).map((row, i) => ({
      ...row,
      image: i === 1 ? path.join(path.dirname(row.image), 'missing.nii.gz') : row.image,
    }));
    return { manifest: await this.sandbox.writeRows('with-failure.csv', rows), rows };
  }

  async dispose(): Promise<void> {
    await this.database.end();
    await this.browser.close();
    await this.sandbox.dispose();
  }
}

/** What axe finds against the page as it is now; empty when nothing. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate<string[]>(
    'axe.run().then((result) => result.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html).join(" ")))',
  );
}
