import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { PrivacyFinding } from '@atrium/contracts';
import { encodeNifti, readNifti, type Grid } from '@atrium/imaging';
import { findInNiftiFile } from './find-persons';
import { readAroundVoxels, writeCleanNifti } from './nifti-file';

const affine = [...[1, 0, 0, 0], ...[0, 1, 0, 0], ...[0, 0, 2, 0], ...[0, 0, 0, 1]];
/** So long that NIfTI-1 cannot hold it. */
const LONG: Grid = { shape: [40_000, 1, 1], affine };
const SHORT: Grid = { shape: [4, 3, 2], affine };
const UNUSED_STR = 525;
const NAME = 'Mueller^Hans';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-nifti-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytesOf = ({ shape }: Grid) =>
  Buffer.from(
    encodeNifti(
      Int16Array.from({ length: shape[0] * shape[1] * shape[2] }, (_, i) => i % 100),
      { shape, affine },
    ),
  );
const withTail = (grid: Grid, tail: Buffer) => Buffer.concat([bytesOf(grid), tail]);
function withUnused(): Buffer {
  const bytes = withTail(LONG, Buffer.from(NAME));
  bytes.write(NAME, UNUSED_STR);
  return bytes;
}

async function write(bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, 'x.nii');
  await writeFile(file, bytes);
  return file;
}

const named = (found: readonly PrivacyFinding[]) => found.map(({ name, reason }) => [name, reason]);

describe.each([
  ['NIfTI-2 with a name in unused_str and behind its voxels', withUnused(), LONG],
  ['NIfTI-1 with a name behind its voxels', withTail(SHORT, Buffer.from(NAME)), SHORT],
])('%s', (_, bytes, grid) => {
  it.each([false, true])('is found by place and kind (packed: %s)', async (packed) => {
    const found = await findInNiftiFile(await write(packed ? gzipSync(bytes) : bytes));
    expect(named(found)).toContainEqual(['bytes after the voxels', 'name']);
    if (grid === LONG) expect(named(found)).toContainEqual(['unused_str', 'name']);
    expect(JSON.stringify(found)).not.toContain('Hans');
  });

  it('has a clean copy of its voxels alone, whatever stood around them', async () => {
    const target = path.join(folder, 'clean.nii.gz');
    const sha256 = await writeCleanNifti(await write(bytes), target);
    const packed = await readFile(target);
    expect(createHash('sha256').update(packed).digest('hex')).toBe(sha256);
    expect(gunzipSync(packed)).toEqual(bytesOf(grid));
    expect(await findInNiftiFile(target)).toEqual([]);
    const read = await readNifti(target, 'image');
    expect(read).toMatchObject({ ok: true, value: { volume: { grid } } });
  });
});

describe('readAroundVoxels', () => {
  it('knows nothing behind voxels whose number a header does not say', async () => {
    const bytes = bytesOf(SHORT);
    bytes.writeInt16LE(128, 70);
    const file = await write(bytes);
    expect((await readAroundVoxels(file)).tail).toBeNull();
    expect(named(await findInNiftiFile(file))).toEqual([['all of it', 'unread']]);
  });

  it('knows nothing behind a stream that breaks, and what stands before the voxels all the same', async () => {
    const bytes = bytesOf(LONG);
    bytes.write(NAME, UNUSED_STR);
    const file = await write(gzipSync(bytes).subarray(0, -20));
    expect(named(await findInNiftiFile(file))).toEqual([
      ['unused_str', 'name'],
      ['all of it', 'unread'],
    ]);
  });

  it('gives up on a file that goes on and on', async () => {
    const file = await write(withTail(SHORT, Buffer.alloc(2 ** 17)));
    expect((await readAroundVoxels(file)).tail).toBeNull();
  });
});
