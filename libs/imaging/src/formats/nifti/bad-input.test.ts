import { type ErrorCode } from '@atrium/contracts';
import { execFileSync } from 'node:child_process';
import { appendFile, chmod, mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import {
  bomb,
  edited,
  floatFile,
  goodFile,
  withDatatype,
  withSform,
} from '../../testing/nifti-bytes';
import { inTemporaryFolder } from '../../testing/temporary-folder';
import { readHeader, readVolume } from './read';
import { VoxelBuffer } from './voxel-buffer';

const SECRET = 'secret-folder';

/** Reads bytes from a file whose path nothing may tell. */
const readBytes = (bytes: Uint8Array) =>
  inTemporaryFolder(async (folder) => {
    await mkdir(join(folder, SECRET));
    const path = join(folder, SECRET, 'scan.nii');
    await writeFile(path, bytes);
    return readVolume(path, 'image');
  });

const writeInt16 = (offset: number, value: number): Buffer =>
  edited((bytes) => {
    bytes.writeInt16LE(value, offset);
  });
const writeFloat = (offset: number, value: number): Buffer =>
  edited((bytes) => {
    bytes.writeFloatLE(value, offset);
  });
const dims = (...lengths: number[]): Buffer =>
  edited((bytes) => {
    lengths.forEach((length, index) => bytes.writeInt16LE(length, 40 + 2 * index));
  });
const packed = (): Buffer => gzipSync(goodFile());
const damaged = (fromEnd: number): Buffer => {
  const bytes = packed();
  bytes[bytes.length - fromEnd] ^= 0xff;
  return bytes;
};
/** 60 voxels of NIfTI-2 with another length along k. */
function nifti2(lengthK: bigint): Buffer {
  const bytes = Buffer.alloc(544 + 120);
  bytes.writeInt32LE(540, 0);
  bytes.write('n+2\0\r\n\x1a\n', 4, 'latin1');
  bytes.writeInt16LE(4, 12);
  [3n, 5n, 4n, lengthK].forEach((length, index) => bytes.writeBigInt64LE(length, 16 + 8 * index));
  [1, 1, 1, 1].forEach((mm, index) => bytes.writeDoubleLE(mm, 104 + 8 * index));
  bytes.writeBigInt64LE(544n, 168);
  bytes.writeInt32LE(1, 348);
  [0, 5, 10].forEach((place) => bytes.writeDoubleLE(1, 400 + 8 * place));
  return bytes;
}

const BAD: [name: string, bytes: Buffer, code: ErrorCode, message: RegExp][] = [
  ['an empty file', Buffer.alloc(0), 'FILE_EMPTY', /found 0 bytes/],
  ['three bytes', goodFile().subarray(0, 3), 'FILE_TRUNCATED', /348 bytes, got 3 bytes/],
  ['a cut header', goodFile().subarray(0, 200), 'FILE_TRUNCATED', /348 bytes, got 200 bytes/],
  ['a cut image', goodFile().subarray(0, 400), 'FILE_TRUNCATED', /expected 472 bytes, got 400$/],
  [
    'a cut image, whole gzip',
    gzipSync(goodFile().subarray(0, 400)),
    'FILE_TRUNCATED',
    /expected 472 bytes, got 400$/,
  ],
  ['a cut gzip', packed().subarray(0, -20), 'GZIP_CORRUPT', /stream is cut/],
  ['a gzip cut in its header', packed().subarray(0, 6), 'GZIP_CORRUPT', /stream is cut/],
  [
    'a gzip without its last bytes',
    packed().subarray(0, -4),
    'GZIP_CORRUPT',
    /expected a whole gzip stream.*cut/,
  ],
  ['a wrong CRC', damaged(8), 'GZIP_CORRUPT', /expected a whole gzip stream.*damaged/],
  ['a wrong gzip length', damaged(4), 'GZIP_CORRUPT', /damaged/],
  ['damaged gzip data', damaged(60), 'GZIP_CORRUPT', /gzip stream is/],
  [
    'junk after the gzip stream',
    Buffer.concat([packed(), Buffer.from('junk')]),
    'GZIP_CORRUPT',
    /damaged/,
  ],
  ['gzip of other data', gzipSync(Buffer.alloc(5000, 'x')), 'FORMAT_UNKNOWN', /found other bytes/],
  [
    'a gzip bomb',
    bomb(),
    'GZIP_TOO_LARGE',
    /expected 472 bytes, as the header announces, found more/,
  ],
  [
    'a plain file with far too much',
    Buffer.concat([goodFile(), Buffer.alloc(10000)]),
    'HEADER_INVALID',
    /expected 472 bytes.*found more/,
  ],
  [
    'another format',
    Buffer.from('\x89PNG\r\n\x1a\n'.padEnd(600)),
    'FORMAT_UNKNOWN',
    /found other bytes/,
  ],
  [
    'a wrong magic',
    edited((bytes) => bytes.write('nope', 344)),
    'FORMAT_UNKNOWN',
    /magic "n\+1".*"nope"/,
  ],
  ['ANALYZE 7.5', edited((bytes) => bytes.fill(0, 344, 348)), 'FORMAT_UNKNOWN', /magic/],
  [
    'half of a pair',
    edited((bytes) => bytes.write('ni1\0', 344)),
    'FORMAT_UNKNOWN',
    /\.hdr and \.img/,
  ],
  ['no dimension', dims(0), 'HEADER_INVALID', /dim\[0\] = 0/],
  ['eight dimensions', dims(8), 'HEADER_INVALID', /dim\[0\] = 8/],
  ['two dimensions', dims(2), 'HEADER_INVALID', /expected 3 dimensions, found 2/],
  ['a dimension of 0', dims(3, 5, 0, 3), 'HEADER_INVALID', /found dim\[2\] = 0/],
  ['a negative dimension', dims(3, 5, 4, -3), 'HEADER_INVALID', /found dim\[3\] = -3/],
  [
    'dimensions of terabytes',
    dims(3, 32767, 32767, 32767),
    'HEADER_INVALID',
    /found 32767 x 32767 x 32767, 70362301923326 bytes/,
  ],
  [
    'dimensions that overflow',
    nifti2(2n ** 62n),
    'HEADER_INVALID',
    /expected at most 4294967296 bytes/,
  ],
  [
    'a length forged within the limit',
    gzipSync(dims(3, 1000, 1000, 2000)),
    'FILE_TRUNCATED',
    /expected 4000000352 bytes, got 472$/,
  ],
  [
    'four dimensions, two volumes',
    dims(4, 5, 4, 3, 2),
    'VOLUME_COUNT',
    /expected 1 volume, found 2 \(5 x 4 x 3 x 2\)/,
  ],
  ['five dimensions, three components', dims(5, 5, 4, 3, 1, 3), 'VOLUME_COUNT', /found 3/],
  ['a fourth dimension of 0', dims(4, 5, 4, 3, 0), 'HEADER_INVALID', /dim\[4\] = 0/],
  ['RGB', withDatatype(128), 'DATATYPE_UNSUPPORTED', /128 \(RGB\)/],
  ['RGBA', withDatatype(2304), 'DATATYPE_UNSUPPORTED', /2304 \(RGBA\)/],
  ['complex', withDatatype(32), 'DATATYPE_UNSUPPORTED', /32 \(complex64\)/],
  ['float128', withDatatype(1536), 'DATATYPE_UNSUPPORTED', /1536 \(float128\)/],
  ['a type that is none', withDatatype(77), 'DATATYPE_UNSUPPORTED', /77 \(unknown\)/],
  [
    'voxels that begin in the header',
    writeFloat(108, 100),
    'HEADER_INVALID',
    /vox_offset.*found 100$/,
  ],
  ['voxels that begin at 0', writeFloat(108, 0), 'HEADER_INVALID', /vox_offset.*found 0$/],
  ['voxels that begin between bytes', writeFloat(108, 352.5), 'HEADER_INVALID', /found 352.5$/],
  ['voxels that begin nowhere', writeFloat(108, NaN), 'HEADER_INVALID', /found NaN$/],
  ['voxels that begin before the file', writeFloat(108, -352), 'HEADER_INVALID', /found -352$/],
  [
    'voxels that begin a gigabyte on',
    writeFloat(108, 2 ** 30),
    'HEADER_INVALID',
    /found 1073741824$/,
  ],
  [
    'voxels that begin after the end',
    writeFloat(108, 4096),
    'FILE_TRUNCATED',
    /expected 4216 bytes, got 472/,
  ],
  [
    'a slope with a broken intercept',
    edited((bytes) => {
      bytes.writeFloatLE(2, 112);
      bytes.writeFloatLE(Infinity, 116);
    }),
    'HEADER_INVALID',
    /scl_inter, found Infinity/,
  ],
  [
    'NaN',
    floatFile([1, 2, 3, 4, 5, 6, 7, NaN]),
    'VOXELS_NOT_FINITE',
    /found NaN at voxel \(2, 1, 0\)/,
  ],
  ['infinity', floatFile([-Infinity]), 'VOXELS_NOT_FINITE', /found -Infinity at voxel \(0, 0, 0\)/],
  ['zero spacing', writeFloat(80, 0), 'SPACING_INVALID', /found 0, 1.5, 2$/],
  ['negative spacing', writeFloat(84, -1.5), 'SPACING_INVALID', /found 1, -1.5, 2$/],
  ['infinite spacing', writeFloat(88, Infinity), 'SPACING_INVALID', /found 1, 1.5, Infinity$/],
  [
    'a flat affine',
    withSform([1, 0, 0, 0, 1, 0, 0, 0, 0]),
    'AFFINE_SINGULAR',
    /found \[1 0 0 10; 0 1 0 20; 0 0 0 -30\]/,
  ],
  [
    'two axes along one line',
    withSform([1, 2, 0, 1, 2, 0, 0, 0, 1]),
    'AFFINE_SINGULAR',
    /can be inverted/,
  ],
  [
    'an affine that is not a number',
    withSform([1, 0, 0, 0, NaN, 0, 0, 0, 1]),
    'AFFINE_SINGULAR',
    /NaN/,
  ],
  ['shear', withSform([1, 0.01, 0, 0, 1, 0, 0, 0, 1]), 'SHEAR', /found a cosine of 0.0100$/],
  ['no orientation', writeInt16(254, 0), 'ORIENTATION_UNKNOWN', /found 0 and 0$/],
  [
    'a quaternion that is too long',
    edited((bytes) => {
      bytes.writeInt16LE(0, 254);
      bytes.writeInt16LE(1, 252);
      bytes.writeFloatLE(1.1, 256);
    }),
    'HEADER_INVALID',
    /quaternion/,
  ],
];

describe('readVolume refuses', () => {
  it.each(BAD)('%s', async (_, bytes, code, message) => {
    const result = await readBytes(bytes);
    if (result.ok) throw new Error('it was read');
    expect(result.issue.code).toBe(code);
    expect(result.issue.message).toMatch(message);
    expect(result.issue.message).toMatch(/^image: expected /);
    expect(result.issue.file).toBe('image');
    expect(JSON.stringify(result)).not.toContain(SECRET);
  });

  it('and reads the file that they were made of', async () => {
    expect((await readBytes(goodFile())).ok).toBe(true);
    expect((await readBytes(packed())).ok).toBe(true);
  });

  it('takes a little padding after the voxels', async () => {
    const bytes = Buffer.concat([goodFile(), Buffer.alloc(512)]);
    expect((await readBytes(bytes)).ok).toBe(true);
    expect((await readBytes(gzipSync(bytes))).ok).toBe(true);
  });

  it('takes shear that is only rounding', async () => {
    expect((await readBytes(withSform([1, 0.0009, 0, 0, 1, 0, 0, 0, 1]))).ok).toBe(true);
  });
});

describe('memory follows the file and not its header', () => {
  const used = (): number => process.memoryUsage().arrayBuffers;

  it('a gzip bomb is left as soon as it exceeds what it announced', async () => {
    const bytes = bomb();
    const before = used();
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, used() - before)), 1);
    await readBytes(bytes);
    clearInterval(watch);
    expect(Math.max(peak, used() - before)).toBeLessThan(5e7);
  });

  it('a forged length takes no room', () => {
    const forged = dims(3, 1000, 1000, 2000);
    const buffer = new VoxelBuffer(true, forged.length);
    const before = used();
    expect(buffer.push(Buffer.concat([forged, Buffer.alloc(1000)]))).toBeNull();
    expect(buffer.announced).toBe(4e9 + 352);
    expect(used() - before).toBeLessThan(1e6);
  });
});

/** Root may read everything: it does this as nobody. */
async function asOrdinaryUser<T>(use: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return use();
  process.seteuid?.(65534);
  try {
    return await use();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a path that names no scan', () => {
  const places: [name: string, make: (path: string) => unknown, message: RegExp][] = [
    ['nothing', () => undefined, /found nothing at its path/],
    ['a folder', (path) => mkdir(path), /found a folder/],
    ['a loop of links', (path) => symlink(path, path), /found a link that leads back to itself/],
    [
      'a named pipe',
      (path) => execFileSync('mkfifo', [path]),
      /found something that is not a regular file/,
    ],
  ];

  it.each(places)('%s', async (_, make, message) => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, SECRET);
      await make(path);
      for (const result of [
        await readVolume(path, 'reference'),
        await readHeader(path, 'reference'),
      ]) {
        expect(result).toMatchObject({ issue: { code: 'FILE_MISSING', file: 'reference' } });
        expect(!result.ok && result.issue.message).toMatch(message);
        expect(JSON.stringify(result)).not.toContain(SECRET);
      }
    });
  });

  it('a file without permission', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, SECRET);
      await writeFile(path, goodFile());
      await chmod(path, 0);
      const result = await asOrdinaryUser(() => readVolume(path, 'image'));
      expect(!result.ok && result.issue.message).toMatch(/no permission to read it/);
    });
  });

  it.each([
    ['a path below a file', 'file/scan.nii', /found nothing at its path/],
    ['a path that is too long', 'x'.repeat(300), /found a path that is too long/],
    ['a path with a zero in it', 'a\0b', /found a path that names no file/],
  ])('%s', async (_, name, message) => {
    await inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'file'), 'x');
      const result = await readVolume(join(folder, name), 'image');
      expect(!result.ok && result.issue.message).toMatch(message);
    });
  });
});

it('says so when the file changes while it is read', async () => {
  await inTemporaryFolder(async (folder) => {
    const path = join(folder, 'scan.nii');
    // Long enough that reading takes many turns of the event loop.
    const file = await open(path, 'w');
    await file.write(dims(3, 1000, 1000, 20));
    await file.truncate(352 + 4e7);
    await file.close();
    let isRead = false;
    const reading = readVolume(path, 'image').finally(() => (isRead = true));
    // Until it is read: on a busy machine it may be opened late.
    while (!isRead) {
      await appendFile(path, 'more');
      await new Promise((resolve) => setImmediate(resolve));
    }
    const result = await reading;
    expect(result.ok ? 'read' : result.issue.code).toBe('FILE_CHANGED');
  });
});

describe('whatever the bytes are, the answer is a value (property)', () => {
  const outcome = async (bytes: Uint8Array): Promise<void> => {
    const result = await readBytes(bytes);
    if (!result.ok) expect(result.issue.message).toMatch(/^image: expected /);
  };

  it('for a header with random bytes in it', async () => {
    const edits = fc.array(fc.tuple(fc.nat({ max: 351 }), fc.nat({ max: 255 })), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(edits, (changes) =>
        outcome(edited((bytes) => changes.forEach(([offset, value]) => (bytes[offset] = value)))),
      ),
    );
  });

  it('for a gzip file with a random byte in it, or cut anywhere', async () => {
    const whole = packed();
    const place = fc.nat({ max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), place, async (at, flip, length) => {
        const broken = Buffer.from(whole);
        broken[at] ^= flip;
        await outcome(broken);
        const cut = await readBytes(whole.subarray(0, length));
        expect(cut.ok).toBe(false);
      }),
    );
  });
});
