import path from 'node:path';
import type { Page } from 'playwright-core';
import { phantomRows } from '../sandbox/cohort';
import { axeViolations, DashboardSandbox } from '../sandbox/dashboard';
import { marginsProtocol } from '../sandbox/protocol';
import { waitFor } from '../sandbox/wait';

/** An id of 64 characters, the longest there is. */
const LONG = 'demo-south-1'.padEnd(64, '-x');

jest.setTimeout(30_000);

let host: DashboardSandbox;
let page: Page;
let cohortUrl: string;

beforeAll(async () => {
  host = await DashboardSandbox.create();
  page = await host.open('/cohorts');
}, 300_000);

afterAll(() => host.dispose(), 90_000);

const open = (address: string) => page.goto(`${host.url}${address}`);

/** The demo cohort with one image that is not there, one reference that is not named, and a Japanese covariate. */
const oddRows = async () =>
  (await phantomRows()).map((row, i) => ({
    ...row,
    case_id: i === 8 ? LONG : row['case_id'],
    image: i === 1 ? path.join(path.dirname(row.image), 'missing.nii.gz') : row.image,
    reference: i === 5 ? '' : row.reference,
    撮像装置: '東芝 1.5T',
  }));

async function checkPath(file: string): Promise<void> {
  await open('/cohorts/new');
  await page.fill('label:has-text("Path of the manifest") input', file);
  await page.click('text=Check the manifest');
}

describe('registering a cohort in the browser', () => {
  it('begins on a machine that has nothing', async () => {
    await open('/cohorts');
    await page.waitForSelector('text=No cohort yet.');
    await open('/sites');
    await page.waitForSelector('text=No site yet');
    await page.waitForSelector('td:has-text("online")');
  });

  it('shows every problem of a manifest with its line, and takes nothing', async () => {
    const [first, second] = await oddRows();
    const bad = [first, first, { ...second, site: 'demo north' }];
    await checkPath(await host.sandbox.writeRows('bad.csv', bad));
    await page.waitForSelector('text=The manifest is refused: 2 problems');
    const lines = await page.$$eval('tbody tr', (all) =>
      all.map((row) => row.querySelector('td')?.textContent),
    );
    expect(lines).toEqual(['3', '4']);
    await page.click('text=Back');
    await page.waitForSelector('text=Which manifest');
    expect(await host.api.cohorts.list.query()).toEqual([]);
  });

  it('shows the row with an issue, and registers once for a double click', async () => {
    await checkPath(await host.sandbox.writeRows('phantoms.csv', await oddRows()));
    await page.waitForSelector('text=12 of 12 rows checked, 1 with an issue.', { timeout: 60_000 });
    const row = await page.innerText('tr[data-line="3"]');
    expect(row).toContain('demo-north-2');
    expect(row).toContain('FILE_MISSING (image)');
    expect(row).toContain('Check the path in the manifest.');
    expect(await page.locator('tr[data-ok="true"]').count()).toBe(11);
    expect(await page.isDisabled('button:has-text("Register 12 cases")')).toBe(true);
    // A reload finds the same check.
    await page.reload();
    await page.waitForSelector('text=12 of 12 rows checked');
    await page.check('label:has-text("Take the row with an issue too") input');
    await page.dblclick('button:has-text("Register 12 cases")');
    await page.waitForURL(/cohorts\/[0-9a-f]{8}-/);
    cohortUrl = page.url();
    expect(await host.api.cohorts.list.query()).toHaveLength(1);
  }, 90_000);

  it('reads an upload against the folder that it is given', async () => {
    await open('/cohorts/new?from=upload');
    await page.setInputFiles('input[type=file]', host.sandbox.file('phantoms.csv'));
    await page.fill('label:has-text("Folder on the site") input', host.sandbox.folder);
    await page.click('text=Check the manifest');
    await page.waitForSelector('text=12 of 12 rows checked, 1 with an issue.', { timeout: 60_000 });
    expect(await page.inputValue('label:has-text("Name of the cohort") input')).toBe('phantoms');
  }, 90_000);

  it('says that a check is gone, and how to go on', async () => {
    await open('/cohorts/new?check=00000000-0000-4000-8000-000000000009');
    await page.waitForSelector('text=Check the manifest again.');
    await page.click('text=Back');
    await page.waitForSelector('text=Which manifest');
  });
});

describe('the page of a cohort', () => {
  it('has the numbers of the API in its charts', async () => {
    await page.goto(cohortUrl);
    await page.waitForSelector('svg[data-measure="reference_volume_ml"]');
    const id = new URL(cohortUrl).pathname.split('/')[2];
    const { measures } = await host.api.cohorts.show.query({ id });
    const shown = await page.$$eval('svg[data-measure] [data-site]', (marks) =>
      marks.map((mark) => [
        mark.closest('svg')?.getAttribute('data-measure'),
        mark.getAttribute('data-site'),
        Number(mark.getAttribute('data-n')),
        Number(mark.getAttribute('data-median')),
      ]),
    );
    const expected = measures.map(({ measure, site, n, median }) => [measure, site, n, median]);
    expect(shown.sort()).toEqual(expected.sort());
    expect(shown).toHaveLength(42);
  });

  it('filters its cases, and the address keeps the filters', async () => {
    await page.goto(cohortUrl);
    await page.click('text=Show it');
    await page.waitForSelector('text=Cases: 1 of 12');
    expect(await page.locator('tr[data-case]').count()).toBe(1);
    await page.click('button:has-text("without an issue")');
    await page.selectOption('label:has-text("Covariate") select', '撮像装置');
    await page.selectOption('label:has-text("is") select', '東芝 1.5T');
    await page.waitForSelector('text=Cases: 11 of 12');
    await page.fill('input[aria-label="Search case or patient"]', 'south');
    await page.waitForSelector('text=Cases: 4 of 12');
    await page.reload();
    await page.waitForSelector('text=Cases: 4 of 12');
    await page.click('button:has-text("撮像装置: 東芝 1.5T")');
    await page.goto(`${cohortUrl}?page=nonsense&issue=nonsense&site=nowhere&cov=%25&q=`);
    await page.waitForSelector('text=Cases: 12 of 12');
  });

  it('says that a cohort does not exist', async () => {
    await open('/cohorts/00000000-0000-7000-8000-000000000001');
    await page.waitForSelector('text=There is no cohort of this address');
  });
});

describe('launching', () => {
  beforeAll(async () => {
    const saved = await waitFor('the model of a site', 30_000, async () => {
      const answer = await host.api.protocols.save.mutate({
        source: marginsProtocol('pilot'),
        file: 'p.yaml',
      });
      return answer.ok && answer;
    });
    expect(saved.ok).toBe(true);
  }, 60_000);

  it('says what it will cost and where, and launches a pilot once for a double click', async () => {
    await page.goto(cohortUrl);
    await page.click('text=Try it on 3 cases');
    await page.waitForSelector('text=Launch on 3 cases');
    await page.waitForSelector('text=hashes hold');
    const text = await page.innerText('main');
    for (const fact of ['Encoder passes', 'two CPU threads', '(1 will fail)', 'online', 'cpu'])
      expect(text).toContain(fact);
    expect(text).toContain('1 of 3 cases will fail for what registration found');
    const address = page.url();
    await page.dblclick('button:has-text("Launch on 3 cases")');
    await page.waitForURL(/runs\/[0-9a-f]{8}-/);
    const id = new URL(page.url()).pathname.split('/')[2];
    // A second tab of the same form.
    await page.goto(address);
    await page.click('button:has-text("Launch on 3 cases")');
    await page.waitForURL(`**/runs/${id}`);
    expect((await host.api.runs.list.query({})).map((run) => run.id)).toEqual([id]);
    const run = await waitFor('the run', 60_000, async () => {
      const found = await host.api.runs.show.query({ id });
      return found.state === 'finished' && found;
    });
    expect(run.counts).toEqual({ completed: 4, failed: 2, excluded: 0 });
    // The same tab with another choice.
    await page.goto(`${address.replace('limit=3', 'limit=2')}`);
    await page.click('button:has-text("Launch on 2 cases")');
    await page.waitForSelector('text=was launched already, on another choice');
    await page.click('text=Make it a new run');
    await page.click('button:has-text("Launch on 2 cases")');
    await page.waitForURL(/runs\/[0-9a-f]{8}-/);
    expect(await host.api.runs.list.query({})).toHaveLength(2);
  }, 120_000);

  it('takes chosen cases, and nonsense for nothing', async () => {
    await open('/runs/new?cohort=nonsense&protocol=nonsense&limit=-1&launch=nonsense');
    await page.selectOption('label:has-text("Cohort") select', { index: 1 });
    await page.selectOption('label:has-text("Protocol") select', { index: 1 });
    await page.click('button:has-text("a pilot on chosen ones")');
    await page.waitForSelector('text=The selection holds no case of the cohort.');
    await page.check(`label:has-text("${LONG}") input`);
    await page.waitForSelector('text=Launch on 1 case');
    await page.waitForURL(/[?&]cases=/); // written a moment after the page shows it
    await page.reload();
    await page.waitForSelector('text=1 case chosen');
  });
});

describe('sites, models and audit', () => {
  it('lead from a site to the card of its model, which is verified there', async () => {
    await open('/sites');
    await page.click('tbody a:has-text("tiny") >> nth=0');
    await page.waitForSelector('text=Must not be used for');
    await page.click('text=Verify its files');
    await page.waitForSelector('text=every file has its hash');
    expect(await page.locator('text=every file has its hash').count()).toBe(3);
  });

  it('say who did what, filtered by the address', async () => {
    await open('/audit?verb=run.launch,nonsense&from=nonsense&before=x');
    await page.waitForSelector('text=of pilot v1 on phantoms v1: 3 cases at 1 site.');
    expect(await page.innerText('main')).not.toContain('Saved protocol');
    await page.click('button:has-text("people and machines")');
    await page.waitForURL('**who=all**');
  });
});

describe('accessibility', () => {
  const pages: [string, () => string, string][] = [
    ['the cohorts', () => '/cohorts', 'text=Launch a run'],
    ['registering', () => '/cohorts/new', 'text=Which manifest'],
    ['a cohort', () => new URL(cohortUrl).pathname, 'tr[data-case]'],
    ['launching', () => '/runs/new?limit=2', 'text=Launch on 2 cases'],
    ['the sites', () => '/sites', 'tbody a'],
    ['the models', () => '/models', 'tbody a'],
    ['the audit', () => '/audit?who=all', 'tbody tr'],
  ];

  it.each(
    pages.flatMap(([name, address, ready]) =>
      (['light', 'dark'] as const).map((scheme) => [name, scheme, address, ready] as const),
    ),
  )(
    '%s has no violation in %s',
    async (_name, scheme, address, ready) => {
      const tab = await host.open(address(), { colorScheme: scheme });
      await tab.waitForSelector(ready);
      await expectAccessible(tab);
      await tab.close();
    },
    60_000,
  );

  it.each(['light', 'dark'] as const)(
    'a checked manifest and a model card have no violation in %s',
    async (scheme) => {
      const tab = await host.open('/cohorts/new', { colorScheme: scheme });
      await tab.fill(
        'label:has-text("Path of the manifest") input',
        host.sandbox.file('phantoms.csv'),
      );
      await tab.click('text=Check the manifest');
      await tab.waitForSelector('text=Register it', { timeout: 60_000 });
      await expectAccessible(tab);
      const [{ sha256 }] = await host.api.models.list.query();
      await tab.goto(`${host.url}/models/${sha256}`);
      await tab.waitForSelector('text=Must not be used for');
      await expectAccessible(tab);
      await tab.close();
    },
    90_000,
  );
});

async function expectAccessible(tab: Page): Promise<void> {
  expect(await axeViolations(tab)).toEqual([]);
}
