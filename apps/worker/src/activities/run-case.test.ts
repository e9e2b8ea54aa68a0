import { execFileSync } from 'node:child_process';
import { access, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { CaseProgress, EvaluateCaseInput, RegisteredFiles } from '@atrium/contracts';
import { readResult } from '../store/case-store';
import { findCase, writeIndex } from '../store/cohort-index';
import { caseFolder, storeFolder } from '../store/layout';
import { box, ENDLESS, makeSite, SITE, type TestSite } from '../testing/site';
import { runCase } from './run-case';

let site: TestSite;
beforeEach(async () => {
  site = await makeSite();
});
afterEach(() => site.close());

const never = new AbortController().signal;
const run = (input = site.input(), signal = never, seen: string[] = []) =>
  runCase(input, site.machine, ({ phase }) => seen.push(phase), signal);

/** Starts a case that is far from done, and waits until it decodes. */
async function startLong(signal = never) {
  let reached: (progress: Pick<CaseProgress, 'phase'>) => void = () => undefined;
  const decoding = new Promise<void>((resolve) => {
    reached = ({ phase }) => phase === 'decoding' && resolve();
  });
  const input = site.input({ caseId: 'long' }, [ENDLESS]);
  const running = runCase(input, site.machine, (progress) => reached(progress), signal);
  // A case that ends before it decodes fails the test with its reason.
  await Promise.race([decoding, running]);
  running.catch(() => undefined);
  return { running, input };
}

const leftovers = async () => {
  const all = await readdir(storeFolder(site.home, SITE), { recursive: true });
  return all.filter((name) => path.basename(name).startsWith('.'));
};

describe('runCase', () => {
  it('leaves masks and result.json in the store, and gives them back the second time', async () => {
    const phases: string[] = [];
    const input = site.input();
    const receipt = await run(input, never, phases);
    expect(receipt).toMatchObject({ status: 'completed', arms: 3 });
    expect(phases[0]).toBe('waiting');
    expect(phases).toEqual(expect.arrayContaining(['reading', 'decoding', 'measuring', 'writing']));
    const folder = caseFolder(site.home, input);
    expect((await readdir(path.join(folder, 'masks'))).sort()).toEqual([
      'a.nii.gz',
      'b~m1.nii.gz',
      'b~m3.nii.gz',
    ]);
    const stored = await readResult(site.home, input);
    const [first] = stored?.result.arms ?? [];
    await access(path.join(storeFolder(site.home, SITE), first.mask ?? ''));
    expect(stored?.text).not.toContain(site.home);
    const again: string[] = [];
    expect(await run(input, never, again)).toEqual(receipt);
    expect(again).toEqual([]);
    expect(await leftovers()).toEqual([]);
  });

  it('computes anew when the protocol changed', async () => {
    const receipt = await run();
    const other = await run(site.input({}, [box('a')]));
    expect(other).toMatchObject({ arms: 1 });
    expect(other.sha256).not.toBe(receipt.sha256);
    const masks = await readdir(path.join(caseFolder(site.home, site.input()), 'masks'));
    expect(masks).toEqual(['a.nii.gz']);
  });

  describe('of a run that reuses', () => {
    const LATER = '22222222-2222-4333-8444-555555555555';
    const later = (change: Partial<EvaluateCaseInput> = {}) =>
      site.input({ runId: LATER, attempt: 2, reuse: true, ...change });
    const mask = (input: EvaluateCaseInput) =>
      path.join(caseFolder(site.home, input), 'masks', 'a.nii.gz');

    it('takes an equal result over without a model, under the run of its own', async () => {
      await run();
      const phases: string[] = [];
      const receipt = await run(later(), never, phases);
      expect(phases).toEqual([]);
      const [first, taken] = [
        await readResult(site.home, site.input()),
        await readResult(site.home, later()),
      ];
      expect(taken?.receipt).toEqual(receipt);
      expect(taken?.result).toEqual({
        ...first?.result,
        run_id: LATER,
        reused_from: site.input().runId,
        attempt: 2,
        total_seconds: taken?.result.total_seconds,
        arms: first?.result.arms.map((arm) => ({
          ...arm,
          mask: `${LATER}/case-1/tiny/masks/${arm.arm}.nii.gz`,
        })),
      });
      const inodes = [site.input(), later()].map(async (input) => (await stat(mask(input))).ino);
      expect(new Set(await Promise.all(inodes)).size).toBe(1);
      expect(await leftovers()).toEqual([]);
    });

    it('names the run that computed it, however often it was taken over', async () => {
      await run();
      await run(later());
      await rm(path.join(storeFolder(site.home, SITE), site.input().runId), { recursive: true });
      const last = later({ runId: '33333333-2222-4333-8444-555555555555' });
      await run(last);
      const stored = await readResult(site.home, last);
      expect(stored?.result.reused_from).toBe(site.input().runId);
    });

    it.each<[string, () => Promise<unknown>]>([
      ['there is none', () => Promise.resolve()],
      ['its protocol is another', () => run(site.input({}, [box('a')]))],
      ['a mask is gone', async () => void (await run(), await rm(mask(site.input())))],
      [
        'a mask is another',
        async () => void (await run(), await writeFile(mask(site.input()), 'other')),
      ],
      [
        'result.json is hurt',
        async () => {
          await run();
          const file = path.join(caseFolder(site.home, site.input()), 'result.json');
          await writeFile(file, (await readFile(file, 'utf8')).slice(0, -1));
        },
      ],
    ])('computes where %s', async (_, prepare) => {
      await prepare();
      const phases: string[] = [];
      expect(await run(later(), never, phases)).toMatchObject({ status: 'completed' });
      expect(phases).toContain('decoding');
      expect((await readResult(site.home, later()))?.result.reused_from).toBeUndefined();
    });

    it('tries a failure anew', async () => {
      await run(site.input({ caseId: 'broken' }));
      const input = later({ caseId: 'broken' });
      expect(await run(input)).toMatchObject({ status: 'failed' });
      expect((await readResult(site.home, input))?.result.reused_from).toBeUndefined();
    });

    it('computes where the run does not reuse', async () => {
      await run();
      const phases: string[] = [];
      await run(later({ reuse: false }), never, phases);
      expect(phases).toContain('decoding');
    });
  });

  it('computes a failed case anew in a later attempt only', async () => {
    const broken = (attempt: number) => run(site.input({ caseId: 'broken', attempt }));
    const first = await broken(1);
    expect(first.status).toBe('failed');
    expect((await broken(1)).sha256).toBe(first.sha256);
    expect((await broken(2)).sha256).not.toBe(first.sha256);
  });

  describe('of files that are not those of the cohort’s version', () => {
    const codesOf = async (input: EvaluateCaseInput) =>
      (await readResult(site.home, input))?.result.arms.map(({ error }) => error?.code);
    /** What registration found of the case's files, but for one of which it knows another. */
    async function register(change: Partial<RegisteredFiles> = {}) {
      await run();
      const result = (await readResult(site.home, site.input()))?.result;
      const { registered: _, ...files } = await findCase(site.home, site.input());
      const registered = {
        image: result?.image_sha256 ?? null,
        reference: result?.reference_sha256 ?? null,
        ...{ secondReference: null, isSound: true, ...change },
      };
      await writeIndex(site.home, SITE, 'later', new Map([['case-1', { ...files, registered }]]));
    }
    const RUN = '44444444-2222-4333-8444-555555555555';
    const later = (change: Partial<EvaluateCaseInput> = {}) =>
      site.input({ runId: RUN, cohortId: 'later', ...change });
    const OTHER = 'e'.repeat(64);

    it('fails every arm before a model runs, in a retry too', async () => {
      await register({ image: OTHER });
      const phases: string[] = [];
      expect(await run(later(), never, phases)).toMatchObject({ status: 'failed', arms: 3 });
      expect(phases).not.toContain('encoding');
      expect(await codesOf(later())).toEqual(Array(3).fill('FILE_REPLACED'));
      await run(later({ attempt: 2 }));
      expect(await codesOf(later())).toEqual(Array(3).fill('FILE_REPLACED'));
    });

    it('takes no result over that was computed of them', async () => {
      await register({ reference: OTHER });
      expect(await run(later({ reuse: true }))).toMatchObject({ status: 'failed' });
      await register();
      expect(await run(later({ reuse: true, attempt: 2 }))).toMatchObject({ status: 'completed' });
      expect((await readResult(site.home, later()))?.result.reused_from).toBe(site.input().runId);
    });

    it('reads those anew of a case that failed for something else', async () => {
      await register();
      const { image } = await findCase(site.home, later());
      const whole = await readFile(image);
      await writeFile(image, whole.subarray(0, 90));
      expect(await run(later())).toMatchObject({ status: 'failed' });
      await writeFile(image, gzipSync(gunzipSync(whole), { level: 1 }));
      expect(await run(later({ attempt: 2 }))).toMatchObject({ status: 'completed' });
      const stored = await readResult(site.home, later());
      expect(stored?.result.warnings).toContainEqual({
        code: 'FILE_READ_ANEW',
        message: expect.stringContaining('image'),
      });
    });
  });

  it.each<[string, Parameters<TestSite['input']>[0], string]>([
    ['a case that the index does not know', { caseId: 'stranger' }, 'CASE_UNKNOWN'],
    ['a cohort that it does not know', { cohortId: 'elsewhere' }, 'CASE_UNKNOWN'],
    ['a model that is not there', { model: 'medsam' }, 'MODEL_MISSING'],
    ['a model of another hash', { modelSha256: 'f'.repeat(64) }, 'MODEL_HASH'],
  ])('refuses %s', async (_, change, code) => {
    await expect(run(site.input(change))).rejects.toMatchObject({ code });
  });

  describe('arms that another model prompts', () => {
    const automatic = (): EvaluateCaseInput['automatic'] =>
      site.machine.models.verification.models.filter(({ id }) => id === 'tiny-unet');
    const strategies = [
      box('a'),
      box('b', { prompt: { kind: 'box-per-slice', source: 'automatic', by: 'tiny-unet' } }),
    ];

    it('run with both models in the case process, and are given back by both hashes', async () => {
      const input = site.input({ automatic: automatic() }, strategies);
      const phases: string[] = [];
      const receipt = await run(input, never, phases);
      expect(receipt).toMatchObject({ status: 'completed', arms: 2 });
      expect(phases).toContain('encoding');
      const stored = await readResult(site.home, input);
      expect(stored?.result.models?.map(({ id }) => id)).toEqual(['tiny', 'tiny-unet']);
      const again: string[] = [];
      expect(await run(input, never, again)).toEqual(receipt);
      expect(again).toEqual([]);
      const whole = { id: 'u', model: 'tiny-unet', prompt: { kind: 'none' as const } };
      const [{ sha256 }] = automatic() ?? [];
      const unit = site.input({ model: 'tiny-unet', modelSha256: sha256 }, [whole]);
      const told: string[] = [];
      expect(await run(unit, never, told)).toMatchObject({ status: 'completed', arms: 1 });
      // The case process has that mask already.
      expect(told).not.toContain('encoding');
    });

    it.each<[string, string, string]>([
      ['is not there', 'other', 'MODEL_MISSING'],
      ['has another hash', 'tiny-unet', 'MODEL_HASH'],
    ])('are refused where that model %s', async (_, id, code) => {
      const input = site.input({ automatic: [{ id, sha256: 'f'.repeat(64) }] }, strategies);
      await expect(run(input)).rejects.toMatchObject({ code });
    });
  });

  it('refuses CUDA by name where it is configured and not there', async () => {
    const machine = { ...site.machine, provider: 'cuda' as const };
    await expect(runCase(site.input(), machine, () => undefined, never)).rejects.toMatchObject({
      code: 'PROVIDER_MISSING',
      retryable: false,
    });
    expect(await leftovers()).toEqual([]);
  });

  it('names a killed case process, leaves no part of the case, and works on with a new one', async () => {
    const { running, input } = await startLong();
    process.kill(site.process.pid ?? 0, 'SIGKILL');
    await expect(running).rejects.toMatchObject({ code: 'CASE_PROCESS_DIED', retryable: true });
    expect(await readResult(site.home, input)).toBeNull();
    expect(await leftovers()).toEqual([]);
    expect(await run()).toMatchObject({ status: 'completed' });
  });

  it('kills the case process within 5 s of a cancel', async () => {
    const controller = new AbortController();
    const { running } = await startLong(controller.signal);
    const pid = site.process.pid ?? 0;
    const started = performance.now();
    controller.abort(new Error('cancelled'));
    await expect(running).rejects.toThrow('cancelled');
    while (isAlive(pid)) await sleep(20);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(await leftovers()).toEqual([]);
    expect(await run()).toMatchObject({ status: 'completed' });
  });

  it('gives up a case process that is silent for too long', async () => {
    await site.close();
    site = await makeSite({ stallSeconds: 10 });
    const { running } = await startLong();
    process.kill(site.process.pid ?? 0, 'SIGSTOP');
    await expect(running).rejects.toMatchObject({
      code: 'CASE_STALLED',
      message: 'no slice finished within 10 s; the case process was replaced',
    });
    expect(await run()).toMatchObject({ status: 'completed' });
  });

  it('replaces the case process after so many cases', async () => {
    await site.close();
    site = await makeSite({ maxCases: 1 });
    await run();
    expect(site.process.pid).toBeUndefined();
  });

  it('keeps the case process warm', async () => {
    await run();
    const { pid } = site.process;
    await run(site.input({}, [box('other')]));
    expect(site.process.pid).toBe(pid);
  });

  it('clears what a worker that was killed left behind', async () => {
    const folder = caseFolder(site.home, site.input());
    const left = path.join(path.dirname(folder), '.tiny~left');
    await mkdir(left, { recursive: true });
    await writeFile(path.join(left, 'a.nii.gz'), 'half a mask');
    await run();
    expect(await leftovers()).toEqual([]);
  });

  const mounted = canMount();
  (mounted ? it : it.skip)('says that the disk is full, and leaves no partial file', async () => {
    const store = storeFolder(site.home, SITE);
    await mkdir(store, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', store]);
    try {
      await expect(run()).rejects.toMatchObject({ code: 'DISK_FULL', retryable: true });
      expect(await leftovers()).toEqual([]);
      expect(await readResult(site.home, site.input())).toBeNull();
    } finally {
      execFileSync('umount', ['-l', store]);
    }
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether a small file system of our own can be mounted here (root, outside most containers). */
function canMount(): boolean {
  const place = '/tmp/atrium-mount-probe';
  try {
    execFileSync('mkdir', ['-p', place], { stdio: 'ignore' });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
