import { readVolume, voxelCount, writeMask } from '@atrium/imaging';

/** A reference as another reader would have drawn it: without its last labelled plane of the file's third axis. */
export async function writeSmallerReference(from: string, to: string): Promise<void> {
  const read = await readVolume(from, 'reference');
  if (!read.ok) throw new Error(read.issue.message);
  const { data, grid } = read.value;
  const plane = grid.shape[0] * grid.shape[1];
  const last = data.findLastIndex((value) => value > 0);
  const start = last - (last % plane);
  const kept = Uint8Array.from({ length: voxelCount(grid.shape) }, (_, i) =>
    i < start ? data[i] : 0,
  );
  await writeMask(to, kept, grid);
}
