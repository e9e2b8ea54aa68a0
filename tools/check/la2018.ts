/*
 * npm run check:la2018 [-- LARGE ...]: the LA 2018 scans through libs/evaluation with protocols/boxes.yaml, compared with
 * what the original LiteMedSAM network gives (reference/litemedsam.csv, reference/masks), as they are and flipped and
 * permuted on disk. Cases named on the command line alone, or all. Exit 1 when one is off.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { evaluateCase } from '@atrium/evaluation';
import { radiologicalFrame, readVolume, toFrame, writeVolume } from '@atrium/imaging';
import { dice } from '@atrium/metrics';
import { loadMedsam1, readBundle, type FoundBundle, type Medsam1 } from '@atrium/models';
import { expandArms, settingsOf } from '@atrium/protocol';
import { readCases, readProtocol, readReferenceDice, type La2018Case } from './la2018-data';
import { flippedOnDisk } from './flipped';

const DICE_TOLERANCE = 0.002;
const MASK_AGREEMENT = 0.995;

interface Outcome {
  readonly dice: number;
  readonly agreement: number;
}

async function main(): Promise<void> {
  const only = process.argv.slice(2);
  const cases = (await readCases()).filter(({ id }) => only.length === 0 || only.includes(id));
  const expected = await readReferenceDice();
  const found = await readBundle(path.join(__dirname, '../../bundles/litemedsam'));
  const model = await loadMedsam1(found, { provider: 'cpu', threads: os.availableParallelism() });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-la2018-'));
  let passed = 0;
  let failed = 0;
  try {
    for (const scan of cases) {
      for (const [layout, files] of await layouts(scan, folder, only.length > 0)) {
        const outcomes = await evaluate(scan, files, found, model, folder);
        for (const [arm, outcome] of outcomes) {
          const reference = expected.get(`${scan.id}/${arm}`) ?? NaN;
          const right =
            Math.abs(outcome.dice - reference) <= DICE_TOLERANCE &&
            outcome.agreement >= MASK_AGREEMENT;
          if (right) passed++;
          else failed++;
          const numbers = `Dice ${outcome.dice.toFixed(4)} (reference ${reference.toFixed(4)}), masks agree ${outcome.agreement.toFixed(5)}`;
          console.log(`${right ? 'ok ' : 'OFF'} ${scan.id} ${layout} ${arm}: ${numbers}`);
        }
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

type Files = Pick<La2018Case, 'image' | 'reference'>;

/** A case as it is; and flipped and permuted for the first (LARGE) and for cases that were asked for by name. */
async function layouts(scan: La2018Case, folder: string, all: boolean): Promise<[string, Files][]> {
  if (!all && scan.id !== 'LARGE') return [['as it is', scan]];
  const files = {
    image: path.join(folder, `${scan.id}-image.nii.gz`),
    reference: path.join(folder, `${scan.id}-reference.nii.gz`),
  };
  for (const column of ['image', 'reference'] as const) {
    const { data, grid } = flippedOnDisk(await volumeOf(scan[column]));
    await writeVolume(files[column], data, grid);
  }
  return [
    ['as it is', scan],
    ['flipped and permuted', files],
  ];
}

async function evaluate(
  { id, masks }: La2018Case,
  files: Files,
  found: FoundBundle,
  model: Medsam1,
  folder: string,
): Promise<Map<string, Outcome>> {
  const protocol = await readProtocol();
  const maskFolder = path.join(folder, 'masks');
  await mkdir(maskFolder, { recursive: true });
  const arms = expandArms(protocol);
  const result = await evaluateCase(
    {
      runId: '00000000-0000-4000-8000-000000000000',
      caseId: id,
      attempt: 1,
      ...files,
      arms,
      settings: settingsOf(protocol),
    },
    {
      model: found,
      provider: 'cpu',
      load: () => Promise.resolve(model),
      maskFolder,
      maskAddress: 'masks',
      secondsBefore: 0,
      onProgress: () => undefined,
    },
  );
  const outcomes = new Map<string, Outcome>();
  for (const { arm, metrics, error } of result.arms) {
    if (error) throw new Error(`${id} ${arm}: ${error.code} ${error.message}`);
    const ours = await frameMask(path.join(maskFolder, `${arm}.nii.gz`));
    const theirs = await frameMask(path.join(masks, `${arm}.nii.gz`));
    outcomes.set(arm, { dice: metrics?.dice ?? NaN, agreement: dice(theirs, ours) ?? NaN });
  }
  return outcomes;
}

async function frameMask(file: string): Promise<Uint8Array> {
  const { data, grid } = await volumeOf(file);
  return toFrame(Uint8Array.from(data), radiologicalFrame(grid));
}

async function volumeOf(file: string) {
  const volume = await readVolume(file, 'image');
  if (!volume.ok) throw new Error(volume.issue.message);
  return volume.value;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
