/*
 * npm run check:task-specific -- BUNDLE FOLDER, IMAGE, MASK [LEAST DICE]: a scan through a task-specific bundle, compared with the
 * mask that the network's own framework made of it (tools/python/reference/unet_scan.py). Exit 1 below the least Dice, 0.999.
 */
import os from 'node:os';
import { radiologicalFrame, readVolume, toFrame } from '@atrium/imaging';
import { dice } from '@atrium/metrics';
import { loadTaskSpecific, readBundle } from '@atrium/models';

async function main([bundle, image, mask, least = '0.999']: readonly string[]): Promise<void> {
  const scan = await framed(image);
  const expected = await framed(mask);
  const model = await loadTaskSpecific(await readBundle(bundle), {
    provider: 'cpu',
    threads: os.availableParallelism(),
  });
  const started = performance.now();
  const found = await model.segment(scan, () => Promise.resolve());
  const seconds = (performance.now() - started) / 1000;
  await model.release();
  if (!found.ok) throw new Error(found.issue.message);
  const value = dice(Uint8Array.from(expected.data, Number), found.value.mask) ?? NaN;
  const { runs, seconds: network } = found.value;
  console.log(
    `Dice ${value.toFixed(6)}; ${runs} runs, ${network.toFixed(1)} s of the network, ${seconds.toFixed(1)} s in all`,
  );
  process.exitCode = value >= Number(least) ? 0 : 1;
}

async function framed(file: string) {
  const volume = await readVolume(file, 'image');
  if (!volume.ok) throw new Error(volume.issue.message);
  const { data, grid } = volume.value;
  const frame = radiologicalFrame(grid);
  return { data: toFrame(data, frame), size: frame.size, spacing: frame.spacing };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
