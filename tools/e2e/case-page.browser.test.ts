/*
 * The page of a case in a real browser, with the real stack, the tiny bundle and phantoms: what it shows is compared with
 * the scan's own file, read here a second time.
 */
import { readFile } from 'node:fs/promises';
import { radiologicalFrame, readVolume, toFrame, type Vec3 } from '@atrium/imaging';
import type { Page } from 'playwright-core';
import { axeViolations, DashboardSandbox } from '../sandbox/dashboard';
import { marginsProtocol } from '../sandbox/protocol';
import { waitFor } from '../sandbox/wait';

const ARM = 'margins~m0';
const OTHER = 'margins~m3';
const CASE = 'demo-north-1';

// A page is drawn in a second; a machine that other work runs on takes longer.
jest.setTimeout(60_000);

let host: DashboardSandbox;
let runId: string;
let image: { data: ArrayLike<number>; size: Vec3 };
let reference: ArrayLike<number>;

beforeAll(async () => {
  host = await DashboardSandbox.create();
  const { manifest, rows } = await host.manifestWithFailure();
  runId = await host.evaluate(manifest, marginsProtocol('case'), 3);
  image = await inFrame(rows[0].image, 'image');
  reference = (await inFrame(rows[0].reference, 'reference')).data;
}, 300_000);

afterAll(() => host.dispose(), 90_000);

async function inFrame(file: string, column: 'image' | 'reference') {
  const volume = await readVolume(file, column);
  if (!volume.ok) throw new Error(volume.issue.message);
  const frame = radiologicalFrame(volume.value.grid);
  return { data: toFrame(volume.value.data, frame), size: frame.size };
}

interface Opening {
  readonly caseId?: string;
  readonly query?: Record<string, string>;
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  readonly isolated?: boolean;
}

async function open({ caseId = CASE, query = {}, ...tab }: Opening = {}) {
  const address = `/runs/${runId}/cases/${caseId}?${new URLSearchParams(query)}`;
  return host.open(address, tab);
}

const SHOWN_MS = 20_000;
const shows = (page: Page, slice: number) =>
  page.waitForSelector(`canvas[data-slice="${slice}"]`, { timeout: SHOWN_MS });
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const hasInAddress = (page: Page, name: string, value: string | null) =>
  page.waitForFunction(
    ([key, wanted]) => new URL(location.href).searchParams.get(key ?? '') === wanted,
    [name, value],
  );

/** The shades that the canvas shows. */
const shadesOf = (page: Page): Promise<number[]> =>
  page.$eval('canvas', (canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
    const pixels =
      canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return Array.from({ length: pixels.length / 4 }, (_, i) => pixels[4 * i]);
  });

/** The shades that a slice has in a window, from the scan's own file. */
function expectedShades(slice: number, low: number, high: number): number[] {
  const pixels = image.size[0] * image.size[1];
  return Array.from({ length: pixels }, (_, i) => {
    const share = ((image.data[slice * pixels + i] - low) * 255) / (high - low);
    return Math.round(Math.min(255, Math.max(0, share)));
  });
}

/** Pixels inside an outline by the shoelace formula. */
async function areaOf(page: Page, name: string): Promise<number> {
  const path_ = await page.getAttribute(`[data-outline="${name}"]`, 'd');
  return (path_ ?? '')
    .split('M')
    .filter(Boolean)
    .map((polygon) => polygon.replace('Z', '').split(' ').map(Number))
    .reduce((sum, p) => {
      let twice = 0;
      for (let i = 0; i < p.length; i += 2) {
        const j = (i + 2) % p.length;
        twice += p[i] * p[j + 1] - p[j] * p[i + 1];
      }
      return sum + twice / 2;
    }, 0);
}

const slicesOf = (arm: string) =>
  host.api.viewer.slices.query({ run_id: runId, case_id: CASE, arm });

describe('the scan', () => {
  it('has the pixels of the file, in the radiological frame and the window of the address', async () => {
    const page = await open({ query: { slice: '9', low: '100', high: '700' } });
    await shows(page, 9);
    const expected = expectedShades(9, 100, 700);
    expect(new Set(expected).size).toBeGreaterThan(50);
    // Halves may be rounded either way.
    const shades = await shadesOf(page);
    expect(shades).toHaveLength(expected.length);
    expect(
      Math.max(...shades.map((shade, i) => Math.abs(shade - expected[i]))),
    ).toBeLessThanOrEqual(1);
    await page.close();
  });

  it('opens at the slice where the target is largest, in the automatic window', async () => {
    const slices = await slicesOf(ARM);
    const areas = slices.map(({ reference_pixels }) => reference_pixels ?? 0);
    const page = await open();
    await shows(page, slices[areas.indexOf(Math.max(...areas))].slice);
    await page.waitForSelector('text=automatic (0.5 to 99.5 %)', { state: 'attached' });
    await page.close();
  });

  it('is outlined as reference and mask are, and shows the box that was given', async () => {
    const slices = await slicesOf(ARM);
    const [row] = slices.filter(({ dice }) => dice !== null);
    const page = await open({ query: { slice: String(row.slice), with: OTHER } });
    await page.waitForSelector(`[data-outline="${OTHER}"]`, { state: 'attached' });
    expect(await page.locator('[data-outline]').count()).toBe(3);
    const pixels = image.size[0] * image.size[1];
    let labelled = 0;
    for (let i = 0; i < pixels; i += 1) labelled += reference[row.slice * pixels + i] === 1 ? 1 : 0;
    expect(row.reference_pixels).toBe(labelled);
    expect(await areaOf(page, 'the reference')).toBe(labelled);
    expect(await areaOf(page, ARM)).toBe(row.predicted_pixels);
    const box = await page.$eval('[data-box]', (rect) =>
      ['x', 'y', 'width', 'height'].map((name) => Number(rect.getAttribute(name))),
    );
    const [x0, y0, x1, y1] = row.box ?? [NaN, NaN, NaN, NaN];
    expect(box).toEqual([x0, y0, x1 - x0 + 1, y1 - y0 + 1]);
    await page.keyboard.press('o');
    await page.waitForSelector('[data-outline]', { state: 'detached' });
    await page.keyboard.press('b');
    await page.waitForSelector('[data-box]', { state: 'detached' });
    await hasInAddress(page, 'outlines', 'false');
    await page.close();
  });
});

describe('moving', () => {
  it('goes by keys through the slices, and the address follows', async () => {
    const page = await open({ query: { slice: '5' } });
    await shows(page, 5);
    for (const [key, slice] of [
      ['ArrowUp', 6],
      ['ArrowLeft', 5],
      ['PageUp', 15],
      ['Home', 0],
      ['ArrowDown', 0],
      ['End', image.size[2] - 1],
      ['PageDown', image.size[2] - 11],
    ] as const) {
      await page.keyboard.press(key);
      await shows(page, slice);
    }
    await hasInAddress(page, 'slice', String(image.size[2] - 11));
    const worst = (await slicesOf(ARM))
      .filter(({ dice }) => dice !== null)
      .sort((a, b) => (a.dice ?? 0) - (b.dice ?? 0));
    await page.keyboard.press('w');
    await shows(page, worst[0].slice);
    await page.keyboard.press('w');
    await shows(page, worst[1].slice);
    await page.close();
  });

  it('goes by a click on the strip, which shows the Dice that the API gives', async () => {
    const slices = await slicesOf(ARM);
    const page = await open({ query: { slice: '0' } });
    await shows(page, 0);
    await page.waitForSelector('[data-strip] [data-slice]');
    const shown = await page.$$eval('[data-strip] [data-slice]', (bars) =>
      bars.map((bar) => [
        Number(bar.getAttribute('data-slice')),
        bar.getAttribute('data-dice'),
        bar.getAttribute('data-prompted'),
      ]),
    );
    expect(shown).toEqual(
      slices.map(({ slice, dice, prompted }) => [slice, String(dice ?? ''), String(prompted)]),
    );
    const strip = page.locator('[data-strip]');
    const target = slices[2].slice;
    const width = (await strip.boundingBox())?.width ?? 0;
    await strip.click({ position: { x: ((target + 0.5) / image.size[2]) * width, y: 10 } });
    await shows(page, target);
    await page.close();
  });

  it('changes window and zoom by pointer and keys, and keeps them in the address', async () => {
    const page = await open({ query: { slice: '9' } });
    await shows(page, 9);
    const before = await shadesOf(page);
    await page.selectOption('select', 'all intensities');
    await page.waitForSelector('canvas[data-url*="low="]');
    expect(await shadesOf(page)).not.toEqual(before);
    const box = await page.locator('[data-viewport]').boundingBox();
    if (!box) throw new Error('no viewport');
    await page.mouse.move(box.x + 200, box.y + 200);
    await page.mouse.down({ button: 'right' });
    await page.mouse.move(box.x + 120, box.y + 260, { steps: 5 });
    await page.mouse.up({ button: 'right' });
    await page.waitForSelector('option:has-text("custom")', { state: 'attached' });
    await page.keyboard.press('+');
    await hasInAddress(page, 'zoom', '1.25');
    await page.mouse.wheel(0, -400);
    await page.waitForFunction(() => Number(new URL(location.href).searchParams.get('zoom')) > 1.5);
    expect(Number(parameter(page, 'high'))).toBeGreaterThan(Number(parameter(page, 'low')));
    const address = page.url();
    const other = await host.open('/runs');
    await other.goto(address);
    await shows(other, 9);
    expect(await other.getAttribute('canvas', 'data-url')).toContain(
      `low=${parameter(page, 'low')}`,
    );
    await other.close();
    await page.close();
  });

  it('goes to the next case and back, in the order and the filter of the address', async () => {
    const page = await open({ query: { sites: 'demo-north', arm: OTHER } });
    await page.waitForSelector('[data-testid="place"]:has-text("1 of 4 in the filter")');
    await page.keyboard.press('n');
    await page.waitForURL('**/cases/demo-north-2?*');
    await page.waitForSelector('[data-testid="place"]:has-text("2 of 4 in the filter")');
    expect([parameter(page, 'arm'), parameter(page, 'sites')]).toEqual([OTHER, 'demo-north']);
    await page.click('text=Previous');
    await page.waitForURL(`**/cases/${CASE}?*`);
    await page.click('text=worst Dice first');
    const { rows } = await host.api.results.list.query({ run_id: runId, limit: 1000 });
    const ranked = rows
      .filter(({ arm, site, dice }) => arm === OTHER && site === 'demo-north' && dice !== null)
      .sort((a, b) => (a.dice ?? 0) - (b.dice ?? 0))
      .map(({ case_id }) => case_id);
    const place = ranked.indexOf(CASE) + 1;
    await page.waitForSelector(`[data-testid="place"]:has-text("${place} of 4 in the filter")`);
    await page.close();
  });
});

describe('the arms', () => {
  it('have the numbers of results.csv; a click looks at one; its mask can be fetched', async () => {
    const { rows } = await host.api.results.list.query({ run_id: runId, limit: 1000 });
    const page = await open();
    await page.waitForSelector('tr[data-arm]');
    for (const row of rows.filter(({ case_id }) => case_id === CASE))
      expect(await page.innerText(`tr[data-arm="${row.arm}"]`)).toContain(row.dice?.toFixed(4));
    await page.click(`tr[data-arm="${OTHER}"] button`);
    await hasInAddress(page, 'arm', OTHER);
    await page.waitForSelector(`[data-outline="${OTHER}"]`, { state: 'attached' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click(`tr[data-arm="${OTHER}"] a`),
    ]);
    expect(download.suggestedFilename()).toBe(`${CASE}_${OTHER}.nii.gz`);
    const kept = host.sandbox.file('out', 'masks', CASE, `${OTHER}.nii.gz`);
    expect(await readFile(await download.path())).toEqual(await readFile(kept));
    await page.close();
  });
});

describe('what goes wrong', () => {
  it('a case whose image is not there: says so, and shows its failed arms', async () => {
    const page = await open({ caseId: 'demo-north-2' });
    await page.waitForSelector('text=Case demo-north-2 has no scan to show');
    const text = await page.innerText('main');
    expect(text).toContain('FILE_MISSING');
    expect(text).not.toContain(host.sandbox.folder);
    await page.close();
  });

  it('a case that the run has not', async () => {
    const page = await open({ caseId: 'nobody' });
    await page.waitForSelector('h1:has-text("There is no case of this address")');
    expect(await page.innerText('main')).toContain('nobody');
    await page.close();
  });

  it('nonsense in the address falls back to what is usual', async () => {
    const page = await open({
      query: {
        slice: '999',
        low: '7',
        high: '-7',
        zoom: 'x',
        x: '9',
        arm: 'nobody',
        with: 'a,b',
        order: 'z',
        cov: '{',
        outlines: '?',
      },
    });
    await page.waitForSelector('canvas[data-slice]', { timeout: SHOWN_MS });
    await page.waitForSelector('[data-testid="place"]:has-text("1 of 12 of the run")');
    await page.waitForSelector(`tr[data-arm="${ARM}"][aria-selected="true"]`);
    await page.close();
  });

  it.each([
    ['slices/99.png', 404, 'has the slices 0 to 17, and no slice 99.'],
    ['slices/0.png?low=5&high=5', 400, ''],
    ['slices/0.png?low=5', 400, ''],
    ['slices/x.png', 400, ''],
    ['outlines?slice=0&arms=..%2F..', 400, ''],
    ['arms/nobody/mask.nii.gz', 404, 'has no mask'],
    ['nothing', 404, ''],
  ])('the API refuses %s', async (part, status, sentence) => {
    const answer = await fetch(`${host.apiUrl}/runs/${runId}/cases/${CASE}/${part}`);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(sentence);
  });

  it('slices are for the asker alone to keep', async () => {
    const answer = await fetch(`${host.url}/api/runs/${runId}/cases/${CASE}/slices/3.png`);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([
      200,
      'private, max-age=60',
    ]);
  });

  it('a gateway that does not answer: the page says so, and goes on when it does', async () => {
    const pid = (await host.sandbox.stack())?.processes['worker']?.pid;
    if (pid === undefined) throw new Error('no worker');
    const page = await open({ query: { slice: '3' }, isolated: true });
    await shows(page, 3);
    process.kill(pid, 'SIGSTOP');
    try {
      await page.keyboard.press('End');
      await page.waitForSelector('[role="alert"]:has-text("demo-north")', { timeout: 40_000 });
      expect(await page.innerText('[role="alert"]')).toMatch(
        /(does not answer|No worker of site demo-north is online|worker of site demo-north is not online).*Trying again\./,
      );
      // No slice stands under another's name; the numbers stay.
      expect(await page.isVisible('canvas')).toBe(false);
      expect(await page.locator('tr[data-arm]').count()).toBe(2);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await shows(page, image.size[2] - 1);
    await page.waitForSelector('[data-viewport] [role="alert"]', { state: 'detached' });
    await page.close();
  }, 120_000);

  it('a worker that died is waited for', async () => {
    const before = (await host.sandbox.stack())?.processes['worker']?.pid;
    if (before === undefined) throw new Error('no worker');
    const page = await open({ query: { slice: '3' }, isolated: true });
    await shows(page, 3);
    process.kill(before, 'SIGKILL');
    await page.keyboard.press('End');
    await shows(page, image.size[2] - 1);
    await waitFor('the worker to be another', 30_000, async () => {
      const now = (await host.sandbox.stack())?.processes['worker']?.pid;
      return now !== undefined && now !== before;
    });
    await page.close();
  }, 120_000);
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each([1280, 390])(
    'has no accessibility violation at %d px, and nothing hangs over',
    async (width) => {
      const page = await open({ colorScheme, width, query: { with: OTHER, sites: 'demo-north' } });
      await page.waitForSelector('canvas[data-slice]', { timeout: SHOWN_MS });
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      await page.keyboard.press('?');
      await page.waitForSelector('[role="dialog"] >> text=the worst slice');
      await page.close();
    },
    60_000,
  );
});
