import type { Page } from 'playwright-core';

/** More stops than any page has. */
const MAX_STOPS = 150;

/** What the focus is on, as a screen reader would name it; the text around a form's control counts as its label. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return '';
  const label = at.getAttribute('aria-label') ?? at.labels?.[0]?.innerText ?? at.innerText ?? '';
  return at.tagName.toLowerCase() + ': ' + label.trim();
})()`;

const focused = (page: Page): Promise<string> => page.evaluate<string>(FOCUSED);

/**
 * Presses Tab until the focus is on what is asked for, as somebody without a mouse does.
 * @param what `tag: label`, as a pattern
 * @throws when a hundred and fifty stops do not lead there, naming them
 */
export async function tabTo(page: Page, what: RegExp): Promise<void> {
  const stops: string[] = [];
  for (let i = 0; i < MAX_STOPS; i += 1) {
    await page.keyboard.press('Tab');
    stops.push(await focused(page));
    if (what.test(stops[i])) return;
  }
  throw new Error(`Tab never reached ${what}. It stopped at: ${[...new Set(stops)].join(' | ')}`);
}

/** Goes to a control by Tab and presses a key there. */
export async function pressOn(page: Page, what: RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, what);
  await page.keyboard.press(key);
}
