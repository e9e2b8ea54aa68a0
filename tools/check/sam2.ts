/*
 * npm run check:sam2 [-- CASE...]: SAM 2's own Hiera tiny at 512 px (random weights: none are in a package registry), exported by
 * tools/python/export, tracked by PyPI's sam2 and by libs/models on the same 26 slices. Every logit within 1e-3 x max(1, SD), every mask equal
 * but for pixels whose logit is smaller than that. CASE: of tools/python/reference/sam2_tracking.py; all of them unless said.
 *
 * ATRIUM_PYTHON: a Python with tools/python/train/requirements.txt (default python3). Writes some 200 MB to a temporary folder.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { loadMedsam2, readBundle, scaleIntensity, type Medsam2Volume } from '@atrium/models';
import {
  fixtureArrays,
  fixtureVolume,
  promptOf,
  type ExpectedTrack,
  type Sam2Fixture,
} from '../../libs/models/src/testing/sam2-fixture';
import { PYTHON } from '../env';

const CONFIG = ['--config', 'sam2.1_hiera_t'];
const SIZE = '512';

async function python(script: string, ...args: readonly string[]): Promise<void> {
  const file = path.join(__dirname, '../python', script);
  const child = spawn(PYTHON, ['-W', 'ignore', file, ...args], { stdio: ['ignore', 2, 2] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}`);
}

/** The largest difference of a logit, and the pixels whose mask differs though their logit is sure. */
interface Difference {
  readonly logits: number;
  readonly masks: number;
}

async function compare(
  volume: Medsam2Volume,
  fixture: Sam2Fixture,
  { prompts }: Sam2Fixture['cases'][number],
  { logits, scores }: ExpectedTrack,
  allowed: number,
): Promise<Difference> {
  const area = logits.length / fixture.volume.depth;
  const worst = { logits: 0, masks: 0 };
  for await (const found of volume.track(prompts.map((p) => promptOf(p, fixture.volume)))) {
    if (!found.ok) throw new Error(found.issue.message);
    const { slice, logits: ours, objectScore } = found.value;
    const theirs = logits.subarray(slice * area, (slice + 1) * area);
    worst.logits = Math.max(worst.logits, Math.abs(objectScore - scores[slice]));
    ours.forEach((value, i) => {
      worst.logits = Math.max(worst.logits, Math.abs(value - theirs[i]));
      if (Math.abs(theirs[i]) > allowed && value > 0 !== theirs[i] > 0) worst.masks++;
    });
  }
  return worst;
}

async function check(folder: string, fixtureFile: string): Promise<void> {
  const fixture: Sam2Fixture = JSON.parse(await readFile(`${fixtureFile}.json`, 'utf8'));
  const { tracks } = fixtureArrays(`${fixtureFile}.bin.gz`, fixture);
  const threads = os.availableParallelism();
  const model = await loadMedsam2(await readBundle(folder), { provider: 'cpu', threads });
  const { width, height, depth } = fixture.volume;
  const size = [width, height, depth] as const;
  const scaled = scaleIntensity(fixtureVolume(size), model.bundle.processor.intensity);
  if (!scaled.ok) throw new Error(scaled.issue.message);
  const volume = model.open({ data: scaled.value, size });
  for (const [i, one] of fixture.cases.entries()) {
    const allowed = fixture.tolerance * Math.max(1, one.sd);
    const { logits, masks } = await compare(volume, fixture, one, tracks[i], allowed);
    const failed = logits > allowed || masks > 0;
    if (failed) process.exitCode = 1;
    const figures = `logits differ by ${logits.toExponential(1)} at most (allowed ${allowed.toExponential(1)}), ${masks} pixels of the masks`;
    console.log(`${failed ? 'FAILED' : 'ok    '} ${one.name}: ${figures}, ${depth} slices`);
  }
  await model.release();
}

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-sam2-'));
  try {
    const bundle = path.join(folder, 'hiera-tiny');
    const fixture = path.join(folder, 'expected');
    const only = process.argv.slice(2).flatMap((name) => ['--only', name]);
    await python('export/export.py', 'sam2', ...CONFIG, '--image-size', SIZE, '--out', bundle);
    const same = ['--random', ...CONFIG, '--size', SIZE];
    await python('reference/sam2_tracking.py', bundle, '--out', fixture, ...same, ...only);
    await check(bundle, fixture);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
