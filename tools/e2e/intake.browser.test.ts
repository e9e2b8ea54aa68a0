import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { axeViolations, DashboardSandbox } from '../sandbox/dashboard';
import { untilIntake, writeDescription, writeScan } from '../sandbox/intake';
import { pressOn, tabTo } from '../sandbox/keyboard';

/** Enough that somebody can stop in the middle: two at a time, each takes a hundredth of a second. */
const CASES = 500;
const LAST_PAGE = Math.ceil(CASES / 50);
const WARNED = CASES - 2;
const NAME_IN_A_FILE = 'Zwiebelfisch^Ottokar';

jest.setTimeout(60_000);

let host: DashboardSandbox;
let page: Page;
let intakeUrl: string;
let cohortUrl: string;

const at = (...names: string[]) => host.sandbox.file('hospital', ...names);
const files = (n: number) => ({
  image: at(`c${n}`, 'lgemri.nii.gz'),
  reference: at(`c${n}`, 'laendo.nii.gz'),
});

beforeAll(async () => {
  host = await DashboardSandbox.create();
  for (let n = 0; n < CASES; n += 1) await writeScan(files(n), n);
  await writeDescription(files(3).image, NAME_IN_A_FILE);
  const whole = await readFile(files(5).image);
  await writeFile(files(5).image, whole.subarray(0, whole.length / 2));
  page = await host.open('/cohorts');
}, 300_000);

afterAll(() => host.dispose(), 90_000);

const open = (address: string) => page.goto(`${host.url}${address}`);
const idOf = (url: string) => new URL(url).pathname.split('/')[3];
const type = (text: string) => page.keyboard.type(text);

/** Fills the form as somebody without a mouse does. */
async function fillIn(source: string, name: string, site: string, labels = ''): Promise<void> {
  await tabTo(page, /^input: Path on the site/);
  await type(source);
  await tabTo(page, /^input: Name of the cohort/);
  await type(name);
  await tabTo(page, /^input: Site of its cases/);
  await type(site);
  await tabTo(page, /^input: Labels of its references/);
  await type(labels);
  await pressOn(page, /^button: Look it through/);
}

/** Goes along the choice of what is shown by arrows: it is one stop of the Tab key. */
async function choose(what: string): Promise<void> {
  await tabTo(page, /^button: (all|quarantined)$/);
  for (let i = 0; i < 4; i += 1) {
    const at = await page.evaluate<string>('document.activeElement.innerText');
    if (at === what) break;
    await page.keyboard.press('ArrowRight');
    // The focus moves a moment after the key.
    await page.waitForFunction(`document.activeElement.innerText !== ${JSON.stringify(at)}`);
  }
  await page.keyboard.press('Enter');
}

async function toForm(): Promise<void> {
  await open('/cohorts');
  await page.waitForSelector('text=Add from a folder');
  await pressOn(page, /^a: Add from a folder/);
  await page.waitForSelector('text=What to look through');
}

describe('what is given', () => {
  it('is refused where something is missing, all at once, with the focus on the first', async () => {
    await toForm();
    await pressOn(page, /^button: Look it through/);
    await page.waitForSelector('text=Give a path.');
    await page.waitForSelector('text=Give the cohort a name.');
    await page.waitForFunction('document.activeElement?.labels?.[0]?.innerText.startsWith("Path")');
    await page.fill('label:has-text("Site of its cases") input', 'a site');
    await page.waitForSelector('text=Use 1 to 64 letters');
    expect(await host.api.intakes.list.query({})).toEqual([]);
  });

  it('stays as it was typed when the address falls behind', async () => {
    await toForm();
    await page.fill('label:has-text("Name of the cohort") input', 'leeds');
    await page.waitForURL(/name=leeds/);
    // As Next.js writes an earlier address once more, when a busy page takes it up late.
    await page.evaluate("history.replaceState(null, '', '?name=lee')");
    await page.fill('label:has-text("Site of its cases") input', 'ward');
    await page.waitForURL(/name=leeds&site=ward/);
    expect(await page.inputValue('label:has-text("Name of the cohort") input')).toBe('leeds');
  });

  it('that is not there is said by its site, and mended', async () => {
    await toForm();
    await fillIn(at('nowhere'), 'leeds', 'leeds', '1, 2');
    await page.waitForURL(/intakes\/[0-9a-f]{8}-/, { timeout: 60_000 });
    await page.waitForSelector('text=There is nothing at this path on the site', {
      timeout: 60_000,
    });
    await page.waitForSelector('text=/files as they are, labels 1, 2;/');
    expect(page.url()).not.toContain('nowhere');
    await page.click('text=name another one');
    await page.waitForSelector('text=What to look through');
    expect(await page.inputValue('label:has-text("Name of the cohort") input')).toBe('leeds');
    expect(await page.inputValue('label:has-text("Labels of its references") input')).toBe('1, 2');
  }, 120_000);

  it('is no intake where the address says none', async () => {
    for (const id of ['nope', '00000000-0000-4000-8000-000000000009']) {
      await open(`/cohorts/intakes/${id}`);
      await page.waitForSelector('text=There is no intake of this address');
    }
  });
});

describe('a folder, by keyboard', () => {
  it('is looked through, stopped and resumed', async () => {
    await toForm();
    await fillIn(at(), 'leeds', 'leeds');
    await page.waitForURL(/intakes\/[0-9a-f]{8}-/, { timeout: 60_000 });
    intakeUrl = page.url();
    await page.waitForSelector(`text=/Looking through the cases: [1-9]\\d* of ${CASES}/`, {
      timeout: 60_000,
    });
    await pressOn(page, /^button: Stop/);
    await page.waitForSelector('text=/Stopped after \\d+ of/', { timeout: 60_000 });
    await page.goto(`${intakeUrl}?page=${LAST_PAGE}`);
    await page.waitForSelector('tr[data-state=waiting]');
    await page.goto(intakeUrl);
    await pressOn(page, /^button: Resume/);
    await page.waitForSelector('text=Every case was looked through.', { timeout: 120_000 });
    const { attempt } = await host.api.intakes.show.query({ id: idOf(intakeUrl) });
    expect(attempt).toBe(2);
  }, 300_000);

  it('shows what was found: counts, codes with what to do, profiles', async () => {
    expect(await page.innerText('tr[data-site=leeds]')).toMatch(
      new RegExp(`leeds\\s+${CASES}\\s+0\\s+${WARNED}\\s+1\\s+1`),
    );
    expect(await page.innerText('[data-code=GZIP_CORRUPT]')).toMatch(/error in 1 case/);
    expect(await page.innerText('[data-code=SLICES_FEW]')).toContain('Look whether it is');
    await page.waitForSelector('svg[data-measure=cnr] [data-site=leeds]');
    await page.waitForSelector('text=/lgemri.nii.gz/');
  });

  it('leads from a code to its cases, and back', async () => {
    await page.focus('[data-code=GZIP_CORRUPT] button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Cases: 1 of');
    expect(await page.innerText('tr[data-case=c5]')).toContain('kept out');
    await pressOn(page, /^button: GZIP_CORRUPT/);
    await page.waitForSelector(`text=Cases: ${CASES} of`);
  });

  it('says why a case is quarantined, and never the value', async () => {
    await choose('quarantined');
    await page.waitForSelector('text=Cases: 1 of');
    await pressOn(page, /^button: c3/);
    await page.waitForSelector('[role=dialog]');
    const said = await page.innerText('[role=dialog]');
    expect(said).toContain('It looks like the name of a person.');
    expect(said).toMatch(/header field descrip/);
    expect(await page.content()).not.toContain('Zwiebelfisch');
    await page.reload();
    await page.waitForSelector('[role=dialog]');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
    await choose('all');
    await page.waitForSelector(`text=Cases: ${CASES} of`);
  });

  it('registers nothing while a warning has no answer', async () => {
    await pressOn(page, /^button: Confirm/);
    await page.waitForSelector('text=These warnings have no answer yet');
    expect(await host.api.cohorts.list.query()).toEqual([]);
  });

  it('takes an answer for all, one for a case, and leaves a case out', async () => {
    await tabTo(page, /^input: Your answer to SLICES_FEW/);
    await type('short phantoms');
    await pressOn(page, /^button: c0/);
    await tabTo(page, /^input: Answer to SLICES_FEW for this case/);
    await type('the shortest');
    await page.keyboard.press('Escape');
    await pressOn(page, /^button: c1\b/);
    await pressOn(page, /^input: Leave this case out/, 'Space');
    await page.keyboard.press('Escape');
    await page.waitForSelector('tr[data-case=c1] >> text=left out by you');
    await tabTo(page, /^input: Your answer to REFERENCE_VOLUME/);
    await type('balls');
    // What was said outlives a reload.
    await page.reload();
    await page.waitForSelector('text=You leave out 1 case');
    await pressOn(page, /^button: Confirm: register/);
    await page.waitForSelector('text=Say why you leave out c1');
    await tabTo(page, /^input: Why c1 is left out/);
    await type('not consented');
    await tabTo(page, /^input: Why this version/);
    await type('the first of Leeds');
    await page.waitForSelector(`text=Confirm: register ${WARNED - 1} cases`);
  });

  it('becomes a version once it is confirmed, with its warnings and answers', async () => {
    await pressOn(page, /^button: Confirm/);
    await page.waitForSelector('text=The version that holds these cases', { timeout: 60_000 });
    await pressOn(page, /^a: The version that holds these cases/);
    await page.waitForURL(/cohorts\/[0-9a-f]{8}-/);
    cohortUrl = page.url();
    await page.waitForSelector(`text=Cases: ${WARNED - 1} of ${WARNED - 1}`);
    await page.waitForSelector('[aria-label^="Versions"] >> text=the first of Leeds');
    await pressOn(page, /^summary: 2 warnings/);
    expect(await page.innerText('tr[data-case=c0]')).toContain('Answer: the shortest');
    expect(await page.innerText('tr[data-case=c0]')).toContain('Answer: balls');
    expect(await page.locator('tr[data-case=c1]').count()).toBe(0);
  }, 120_000);
});

describe('the next version', () => {
  it('is held against the one before, case by case', async () => {
    await writeScan({ image: files(0).image }, 900);
    await host.api.cohorts.addSubset.mutate({
      cohort_id: cohortUrl.split('/').at(-1) ?? '',
      name: 'few',
      definition: { kind: 'cases', cases: ['c0', 'c2'] },
    });
    const id = crypto.randomUUID();
    const source = { kind: 'path', path: at() } as const;
    await host.api.intakes.start.mutate({ id, name: 'leeds', site: 'leeds', source });
    await untilIntake(host.api, id, 'ready');
    const answers = (['SLICES_FEW', 'REFERENCE_VOLUME'] as const).map((code) => ({
      code,
      case_id: null,
      text: 'phantoms',
    }));
    const { cohort, left_out } = await host.api.intakes.confirm.mutate({
      id,
      answers,
      leave_out: [{ case_id: 'c2', reason: 'a repeat of c0' }],
    });
    expect(left_out.map(({ case_id, chosen }) => [case_id, chosen])).toEqual([
      ['c2', true],
      ['c3', false],
      ['c5', false],
    ]);
    await open(`/cohorts/${cohort.id}`);
    await page.waitForSelector('text=Versions of leeds');
    await page.selectOption('label:has-text("Compare with") select', { index: 1 });
    await page.waitForSelector(
      `text=Cases: 1 added, 1 removed, 1 changed, ${WARNED - 3} with other answers alone, 0 the same.`,
    );
    expect(await page.innerText('[data-subset="few"]')).toBe(
      'Subset few: 1 case instead of 2: 0 added, 1 left out',
    );
    const changes = await page.$$eval('tr[data-change]', (all) =>
      all.map((row) => [row.querySelector('td')?.textContent, row.getAttribute('data-change')]),
    );
    // What became of the files stands before what was only said.
    expect(changes.slice(0, 4)).toEqual([
      ['c0', 'changed'],
      ['c1', 'added'],
      ['c2', 'removed'],
      [expect.any(String), 'answered'],
    ]);
    await page.waitForSelector('text=its image is another file');
    const row = (id: string) => page.innerText(`tr[data-change]:has(td:text-is("${id}"))`);
    expect(await row('c1')).toContain(
      'left out of the earlier version: not consented (REFERENCE_VOLUME, SLICES_FEW)',
    );
    expect(await row('c2')).toContain(
      'left out of the later version: a repeat of c0 (REFERENCE_VOLUME, SLICES_FEW)',
    );
  }, 300_000);

  it('is given up with a word in between', async () => {
    const id = crypto.randomUUID();
    const source = { kind: 'path', path: at() } as const;
    await host.api.intakes.start.mutate({ id, name: 'given-up', site: 'leeds', source });
    await untilIntake(host.api, id, 'ready');
    await open('/cohorts');
    await page.click('a:has-text("given-up")');
    await page.waitForURL(`**/intakes/${id}`);
    await page.click('button:has-text("Cancel")');
    await page.click('text=Cancel the intake');
    await page.waitForSelector('text=Given up. Nothing was registered');
    await open('/cohorts/intakes?state=cancelled&q=nonsense');
    await page.waitForSelector('text=No intake of that state, name or site.');
    await open('/cohorts/intakes?state=nonsense');
    await page.waitForSelector('text=4 intakes');
    expect(await page.innerText(`tr[data-intake="${idOf(intakeUrl)}"]`)).toContain(
      `${CASES} of ${CASES}`,
    );
  }, 300_000);
});

describe('accessibility', () => {
  const pages: [string, () => string, string][] = [
    ['the intakes', () => '/cohorts/intakes', 'tbody tr'],
    ['the form', () => '/cohorts/intakes/new', 'text=What to look through'],
    ['an intake', () => `${new URL(intakeUrl).pathname}`, 'tr[data-case]'],
    [
      'a case of it',
      () => `${new URL(intakeUrl).pathname}?only=quarantined&case=c3`,
      '[role=dialog]',
    ],
    ['a cohort that came so', () => new URL(cohortUrl).pathname, 'tr[data-case] details'],
  ];

  it.each(
    pages.flatMap(([name, address, ready]) =>
      (['light', 'dark'] as const).map((scheme) => [name, scheme, address, ready] as const),
    ),
  )('%s has no violation in %s', async (_name, colorScheme, address, ready) => {
    const tab = await host.open(address(), { colorScheme });
    await tab.waitForSelector(ready);
    expect(await axeViolations(tab)).toEqual([]);
    await tab.close();
  });

  it.each(['light', 'dark'] as const)(
    'one that asks for answers has none in %s',
    async (scheme) => {
      const id = crypto.randomUUID();
      const source = { kind: 'path', path: path.dirname(files(0).image) } as const;
      await host.api.intakes.start.mutate({ id, name: 'asked', site: 'leeds', source });
      await untilIntake(host.api, id, 'ready');
      const tab = await host.open(`/cohorts/intakes/${id}`, { colorScheme: scheme });
      await tab.waitForSelector('text=Your answer to');
      await tab.click('button:has-text("Confirm")');
      await tab.waitForSelector('text=no answer yet');
      expect(await axeViolations(tab)).toEqual([]);
      await tab.close();
    },
  );
});
