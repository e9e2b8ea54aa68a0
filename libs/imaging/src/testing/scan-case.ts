import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Result } from '@atrium/contracts';
import type { Volume } from '../volume';
import { inTemporaryFolder } from './temporary-folder';

/** Files that other software wrote, and what it reads from them (tools/python/reference/formats.py). */
export interface ScanCase {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly base64: string }[];
  readonly shape: readonly number[];
  readonly affine: readonly number[];
  readonly voxels: readonly number[];
}

/** Writes bytes under their names into a folder of their own. */
export const inFilesOf = <T>(
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  use: (folder: string) => Promise<T>,
): Promise<T> =>
  inTemporaryFolder(async (folder) => {
    for (const [name, bytes] of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), bytes);
    }
    return use(folder);
  });

/** The files of a case, by name. */
export const filesOf = ({ files }: Pick<ScanCase, 'files'>): [name: string, bytes: Buffer][] =>
  files.map(({ name, base64 }) => [name, Buffer.from(base64, 'base64')]);

/** Fails unless a volume is in every voxel what the other software reads. */
export function expectCase(result: Result<Volume>, expected: ScanCase): void {
  if (!result.ok) throw new Error(result.issue.message);
  const { grid, data } = result.value;
  expect(grid.shape).toEqual(expected.shape);
  grid.affine.forEach((value, index) => {
    const scale = Math.max(1, Math.abs(expected.affine[index]));
    expect(value / scale).toBeCloseTo(expected.affine[index] / scale, 9);
  });
  expect([...data]).toEqual(expected.voxels);
}

/** Lower-case hexadecimal SHA-256 of all bytes in order. */
export function sha256Of(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
