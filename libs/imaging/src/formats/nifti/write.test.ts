import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { inTemporaryFolder } from '../../testing/temporary-folder';
import { GRID, SHAPE } from '../../testing/nifti-bytes';
import type { Vec3, VoxelArray } from '../../volume';
import { encodeNifti } from './encode';
import { readVolume } from './read';
import { writeMask, writeVolume } from './write';

const MASK = Uint8Array.from({ length: 60 }, (_, index) => (index % 7 === 0 ? 1 : 0));

it('writes the bytes that nibabel 5.4.2 was seen to read as this mask', () => {
  const bytes = Buffer.from(encodeNifti(MASK, GRID));
  expect(bytes.length).toBe(352 + 60);
  expect(bytes.readInt32LE(0)).toBe(348);
  expect(Array.from({ length: 8 }, (_, i) => bytes.readInt16LE(40 + 2 * i))).toEqual([
    3,
    ...SHAPE,
    1,
    1,
    1,
    1,
  ]);
  expect([bytes.readInt16LE(70), bytes.readInt16LE(72)]).toEqual([2, 8]);
  expect(bytes.readInt16LE(254)).toBe(1);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    '7d5edf46576cbdb4534e92f519d27960fab0961beef012c8d063139a910f6a7d',
  );
});

it('gives the same bytes each time, and their hash', async () => {
  await inTemporaryFolder(async (folder) => {
    const paths = ['a.nii.gz', 'b.nii.gz'].map((name) => join(folder, name));
    const hashes = [await writeMask(paths[0], MASK, GRID), await writeMask(paths[1], MASK, GRID)];
    const bytes = await Promise.all(paths.map((path) => readFile(path)));
    expect(bytes[0]).toEqual(bytes[1]);
    expect(hashes[0]).toEqual(hashes[1]);
    expect(hashes[0].sha256).toBe(createHash('sha256').update(bytes[0]).digest('hex'));
    expect(gunzipSync(bytes[0])).toEqual(Buffer.from(encodeNifti(MASK, GRID)));
    // No name, no time, no system in the gzip header (RFC 1952).
    expect([...bytes[0].subarray(0, 10)]).toEqual([
      0x1f,
      0x8b,
      8,
      0,
      0,
      0,
      0,
      0,
      expect.any(Number),
      255,
    ]);
  });
});

it('replaces what was there and leaves nothing beside it', async () => {
  await inTemporaryFolder(async (folder) => {
    const path = join(folder, 'mask.nii.gz');
    await writeFile(path, 'old');
    await writeMask(path, MASK, GRID);
    expect(await readdir(folder)).toEqual(['mask.nii.gz']);
    expect((await stat(path)).size).toBeGreaterThan(50);
  });
});

it('leaves no part of a file that could not be written, and names no path', async () => {
  await inTemporaryFolder(async (folder) => {
    const written = writeMask(join(folder, 'no-such-folder', 'mask.nii.gz'), MASK, GRID);
    await expect(written).rejects.toMatchObject({
      code: 'ENOENT',
      message: 'a file could not be written: ENOENT',
    });
    expect(await readdir(folder)).toEqual([]);
  });
});

it('removes what it had written when it cannot be put in place', async () => {
  await inTemporaryFolder(async (folder) => {
    const path = join(folder, 'taken');
    await mkdir(path);
    await expect(writeMask(path, MASK, GRID)).rejects.toThrow('a file could not be written: E');
    expect(await readdir(folder)).toEqual(['taken']);
  });
});

it('refuses data of another length', async () => {
  await expect(writeMask('unused', new Uint8Array(59), GRID)).rejects.toThrow(
    'expected 60 voxels, got 59',
  );
});

it('writes NIfTI-2 where NIfTI-1 cannot hold the shape: bytes that nibabel 5.4.2 was seen to read', () => {
  const affine = [-0.5, 0, 0, 10, 0, -0.75, 0, -20, 0, 0, 2, 30, 0, 0, 0, 1];
  const mask = Uint8Array.from({ length: 80000 }, (_, index) => (index % 7 === 0 ? 1 : 0));
  const bytes = encodeNifti(mask, { shape: [40000, 1, 2], affine });
  expect(bytes.length).toBe(544 + 80000);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    '2ee1740dc2512b35ac5899699b52d55e447fcf7a48ecfbc6543444bc473e4c09',
  );
});

it('reads back what it wrote, for every type and grid (property)', async () => {
  const types = [
    Int8Array,
    Uint8Array,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
  ];
  const volumes = fc.record({
    shape: fc.tuple(...[4, 5, 6].map((max) => fc.integer({ min: 1, max }))),
    Type: fc.constantFrom(...types),
    values: fc.array(fc.integer({ min: -300, max: 70000 }), { minLength: 120, maxLength: 120 }),
    spacing: fc.tuple(...[1, 2, 3].map(() => fc.float({ min: 0.25, max: 8, noNaN: true }))),
    origin: fc.tuple(...[1, 2, 3].map(() => fc.float({ min: -500, max: 500, noNaN: true }))),
  });
  await fc.assert(
    fc.asyncProperty(volumes, async ({ shape, Type, values, spacing, origin }) => {
      const affine = new Array<number>(16).fill(0);
      spacing.forEach((mm, axis) => (affine[5 * axis] = mm));
      origin.forEach((mm, axis) => (affine[4 * axis + 3] = mm));
      affine[15] = 1;
      const size: Vec3 = [shape[0], shape[1], shape[2]];
      const data: VoxelArray = Type.from(values.slice(0, size[0] * size[1] * size[2]));
      await inTemporaryFolder(async (folder) => {
        const path = join(folder, 'volume.nii.gz');
        const { sha256 } = await writeVolume(path, data, { shape: size, affine });
        const read = await readVolume(path, 'image');
        if (!read.ok) throw new Error(read.issue.message);
        expect(read.value.sha256).toBe(sha256);
        expect(read.value.data).toEqual(data);
        expect(read.value.grid).toEqual({ shape: size, affine });
      });
    }),
    { numRuns: 60 },
  );
});
