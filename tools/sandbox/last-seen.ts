import type { Browser, BrowserContext, Page } from 'playwright-core';

declare global {
  /** Called by jest's environment after a test that failed. */
  var afterFailedTest: ((name: string) => Promise<void>) | undefined;
}

/** Characters of a page that are shown. */
const TEXT = 3000;
const TIMEOUT_MS = 5000;

/** What pages had to complain about, by page. */
const complaints = new WeakMap<Page, string[]>();

function listen(page: Page): void {
  const said: string[] = [];
  complaints.set(page, said);
  page.on('pageerror', ({ message }) => said.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('crash', () => said.push('the page crashed'));
}

/** A test that fails shows what its pages show: a machine of somebody else's is seen by its log alone. */
export function showPagesOfFailures(browser: Browser): void {
  const listenTo = (context: BrowserContext) => context.on('page', listen);
  browser.contexts().forEach(listenTo);
  browser.on('context', listenTo);
  globalThis.afterFailedTest = async (name) => {
    const pages = browser.contexts().flatMap((context) => context.pages());
    const seen = await Promise.all(pages.map(describePage));
    process.stderr.write(`\nPages after the failure of "${name}":\n${seen.join('\n')}\n`);
  };
}

async function describePage(page: Page): Promise<string> {
  const text = await page
    .innerText('body', { timeout: TIMEOUT_MS })
    .catch(
      (error: unknown) => `no text: ${error instanceof Error ? error.message : String(error)}`,
    );
  const said = complaints.get(page) ?? [];
  return [`- ${page.url()}`, ...said.map((one) => `  error: ${one}`), text.slice(0, TEXT)].join(
    '\n',
  );
}
