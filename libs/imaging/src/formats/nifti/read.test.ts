import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { radiologicalFrame } from '../../grid/frame';
import { fixtureCases } from '../../testing/fixtures';
import { goodFile } from '../../testing/nifti-bytes';
import { inTemporaryFolder } from '../../testing/temporary-folder';
import { readHeader, readVolume } from './read';

interface Case {
  name: string;
  base64: string;
  shape: number[];
  affine: number[];
  orientation: string;
  spacing: number[];
  voxels: number[];
  warnings: string[];
}

describe.each(fixtureCases<Case>('nifti'))('$name', (expected) => {
  const bytes = Buffer.from(expected.base64, 'base64');
  // The name says nothing: what a file is shows in its content.
  const read = <T>(use: (path: string) => Promise<T>): Promise<T> =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'scan'), bytes);
      return use(join(folder, 'scan'));
    });

  it('reads as nibabel reads it', async () => {
    const result = await read((path) => readVolume(path, 'image'));
    if (!result.ok) throw new Error(result.issue.message);
    const { grid, data, sha256, warnings } = result.value;
    expect(grid.shape).toEqual(expected.shape);
    expectClose(grid.affine, expected.affine);
    expect([...data]).toEqual(expected.voxels);
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(warnings.map(({ code }) => code)).toEqual(expected.warnings);
    const frame = radiologicalFrame(grid);
    expect(frame.orientation).toBe(expected.orientation);
    expectClose([...frame.spacing].sort(), [...expected.spacing].sort());
  });

  it('tells the same by its header alone', async () => {
    const result = await read((path) => readHeader(path, 'reference'));
    if (!result.ok) throw new Error(result.issue.message);
    expect(result.value.grid.shape).toEqual(expected.shape);
    expectClose(result.value.grid.affine, expected.affine);
    expect(result.value.fileBytes).toBe(bytes.length);
    expect(result.value.warnings.map(({ code }) => code)).toEqual(expected.warnings);
  });
});

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, index) => {
    const scale = Math.max(1, Math.abs(expected[index]));
    expect(value / scale).toBeCloseTo(expected[index] / scale, 12);
  });
}

it('hashes the zeros that pad a gzip file, however many', async () => {
  const bytes = Buffer.concat([gzipSync(goodFile()), Buffer.alloc(5e6)]);
  const result = await inTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'scan'), bytes);
    return readVolume(join(folder, 'scan'), 'image');
  });
  if (!result.ok) throw new Error(result.issue.message);
  expect(result.value.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
});
