/*
 * npm run bench:evaluate [-- ratio|sweep|memory ...]: what our own code costs beside onnxruntime.
 *   ratio   wall time of a case (file in, rows and masks out) over the sum of its onnxruntime run times: at most 1.05,
 *           protocols/boxes.yaml on the LA 2018 validation scans
 *   sweep   45 boxes on one slice: everything but the encoder pass and the 45 decodings under 5 %
 *   memory  peak of a case process, 640 x 640 x 88 with 45 arms on every slice: under 1.5 GB
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { evaluateCase } from '@atrium/evaluation';
import { radiologicalFrame, readVolume, toFrame } from '@atrium/imaging';
import { loadMedsam1, readBundle, scaleIntensity, type Medsam1 } from '@atrium/models';
import { expandArms, settingsOf } from '@atrium/protocol';
import { readCases, readProtocol } from '../check/la2018-data';
import { makeLargeScan } from './memory-files';

const BUNDLE = path.join(__dirname, '../../bundles/litemedsam');
const options = { provider: 'cpu', threads: os.availableParallelism() } as const;
const RUN_ID = '00000000-0000-4000-8000-000000000000';

interface Clock {
  seconds: number;
}

/** The same model, its onnxruntime run times added up. */
const timed = (model: Medsam1, clock: Clock): Medsam1 => ({
  ...model,
  open: (volume) => {
    const opened = model.open(volume);
    return {
      async encode(slice) {
        const encoded = await opened.encode(slice);
        clock.seconds += encoded.seconds;
        return {
          seconds: encoded.seconds,
          async decode(box, mask) {
            const decoded = await encoded.decode(box, mask);
            if (decoded.ok) clock.seconds += decoded.value.seconds;
            return decoded;
          },
        };
      },
    };
  },
});

const inTemporaryFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-bench-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function ratio(): Promise<void> {
  const found = await readBundle(BUNDLE);
  const model = await loadMedsam1(found, options);
  const protocol = await readProtocol();
  const validation = (await readCases()).filter(({ id }) => id !== 'LARGE');
  let [wall, runs] = [0, 0];
  await inTemporaryFolder(async (folder) => {
    for (const { id, image, reference } of validation) {
      const clock = { seconds: 0 };
      const started = performance.now();
      const result = await evaluateCase(
        {
          runId: RUN_ID,
          caseId: id,
          attempt: 1,
          image,
          reference,
          arms: expandArms(protocol),
          settings: settingsOf(protocol),
        },
        {
          model: found,
          provider: 'cpu',
          load: () => Promise.resolve(timed(model, clock)),
          maskFolder: folder,
          maskAddress: 'masks',
          secondsBefore: 0,
          onProgress: () => undefined,
        },
      );
      const seconds = (performance.now() - started) / 1000;
      wall += seconds;
      runs += clock.seconds;
      const passes = `${result.encoder_passes} passes, ${result.decodings} decodings`;
      print(
        'ratio',
        `${id}: ${passes}, ${seconds.toFixed(2)} s wall, ${clock.seconds.toFixed(2)} s onnxruntime, ${(seconds / clock.seconds).toFixed(4)}`,
      );
    }
  });
  print('ratio', `all: ${(wall / runs).toFixed(4)} (at most 1.05)`);
  if (wall / runs > 1.05) process.exitCode = 1;
  await model.release();
}

async function sweep(): Promise<void> {
  const model = await loadMedsam1(await readBundle(BUNDLE), options);
  const [{ image }] = await readCases();
  const volume = await readVolume(image, 'image');
  if (!volume.ok) throw new Error(volume.issue.message);
  const frame = radiologicalFrame(volume.value.grid);
  const clock = { seconds: 0 };
  const mask = new Uint8Array(frame.size[0] * frame.size[1]);
  const started = performance.now();
  const scaled = scaleIntensity(volume.value.data, model.bundle.processor.intensity);
  if (!scaled.ok) throw new Error(scaled.issue.message);
  const opened = timed(model, clock).open({ data: toFrame(scaled.value, frame), size: frame.size });
  const encoded = await opened.encode(2);
  for (let i = 0; i < 45; i++) await encoded.decode([100 + i, 120, 300 + i, 280], mask);
  const seconds = (performance.now() - started) / 1000;
  const rest = 1 - clock.seconds / seconds;
  print(
    'sweep',
    `1 pass, 45 decodings on ${frame.size[0]} x ${frame.size[1]}: ${seconds.toFixed(2)} s, of which ${(100 * rest).toFixed(2)} % outside onnxruntime (under 5 %)`,
  );
  if (rest >= 0.05) process.exitCode = 1;
  await model.release();
}

async function memory(): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    await mkdir(path.join(folder, 'masks'));
    await makeLargeScan(folder);
    const child = fork(path.join(__dirname, 'memory-case.ts'), [folder]);
    const [peak] = await once(child, 'message');
    print(
      'memory',
      `640 x 640 x 88, 45 arms: peak ${(Number(peak) / 1e9).toFixed(2)} GB (under 1.5 GB)`,
    );
    if (Number(peak) >= 1.5e9) process.exitCode = 1;
  });
}

const print = (name: string, text: string): void => console.log(`${name.padEnd(7)} ${text}`);

const BENCHMARKS: Readonly<Record<string, () => Promise<void>>> = { ratio, sweep, memory };

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  for (const [name, run] of Object.entries(BENCHMARKS)) {
    if (asked.length === 0 || asked.includes(name)) await run();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
