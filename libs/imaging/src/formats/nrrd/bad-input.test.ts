import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ErrorCode } from '@atrium/contracts';
import fc from 'fast-check';
import { NRRD_VOXELS, nrrdFile } from '../../testing/nrrd-bytes';
import { inFilesOf } from '../../testing/scan-case';
import { NRRD_HEADER_BYTES } from './fields';
import { readNrrd } from './read';

const SECRET = 'secret-name';
const NAME = `${SECRET}.nrrd`;
const readBytes = (bytes: Uint8Array) =>
  inFilesOf([[NAME, bytes]], (folder) => readNrrd(join(folder, NAME), 'image'));

const packed = (bytes: Uint8Array): Buffer => nrrdFile({ encoding: 'gzip' }, gzipSync(bytes));
const text = (numbers: string): Buffer => nrrdFile({ encoding: 'ascii' }, Buffer.from(numbers));
const SIXTY = new Array<number>(60).fill(7).join(' ');
const huge = { sizes: '70000 70000 70000' };

const BAD: [name: string, bytes: Buffer, code: ErrorCode, message: RegExp][] = [
  ['an empty file', Buffer.alloc(0), 'FILE_EMPTY', /found 0 bytes/],
  ['another format', Buffer.from('GIF89a'), 'FORMAT_UNKNOWN', /found other bytes/],
  ['a future version', Buffer.from('NRRD0009\n\n'), 'FORMAT_UNKNOWN', /NRRD0001 to NRRD0005/],
  ['a header alone', nrrdFile().subarray(0, 40), 'HEADER_INVALID', /found/],
  [
    'a header without an end',
    Buffer.concat([Buffer.from('NRRD0004\n'), Buffer.alloc(NRRD_HEADER_BYTES, '#')]),
    'HEADER_INVALID',
    /found no end of it/,
  ],
  [
    'a line that is no field',
    nrrdFile({ endian: 'little\nnonsense' }),
    'HEADER_INVALID',
    /neither/,
  ],
  ['a field twice', nrrdFile({ Type: 'int16' }), 'HEADER_INVALID', /a field twice/],
  ['no type', nrrdFile({ type: null }), 'DATATYPE_UNSUPPORTED', /another type/],
  ['blocks', nrrdFile({ type: 'block' }), 'DATATYPE_UNSUPPORTED', /type block/],
  ['bzip2', nrrdFile({ encoding: 'bzip2' }), 'ENCODING_UNSUPPORTED', /found encoding bzip2$/],
  ['hexadecimal', nrrdFile({ encoding: 'hex' }), 'ENCODING_UNSUPPORTED', /found encoding hex$/],
  ['no encoding', nrrdFile({ encoding: null }), 'ENCODING_UNSUPPORTED', /another encoding/],
  ['no byte order', nrrdFile({ endian: null }), 'HEADER_INVALID', /endian.*found none/],
  ['a third byte order', nrrdFile({ endian: 'middle' }), 'HEADER_INVALID', /another word/],
  ['no dimension', nrrdFile({ dimension: null }), 'HEADER_INVALID', /a dimension from 1 to 16/],
  ['17 dimensions', nrrdFile({ dimension: '17' }), 'HEADER_INVALID', /a dimension from 1 to 16/],
  ['two sizes', nrrdFile({ sizes: '5 4' }), 'HEADER_INVALID', /3 sizes above 0/],
  ['a size of 0', nrrdFile({ sizes: '5 0 3' }), 'HEADER_INVALID', /3 sizes above 0/],
  ['two dimensions', nrrdFile({ dimension: '2', sizes: '5 4' }), 'HEADER_INVALID', /3 dimensions/],
  ['sizes of terabytes', nrrdFile(huge), 'HEADER_INVALID', /at most 4294967296 bytes of voxels/],
  [
    'more to be skipped than a gzip stream may hold',
    nrrdFile({ encoding: 'gzip', 'byte skip': '99999999999' }, gzipSync(Buffer.alloc(120))),
    'FILE_TRUNCATED',
    /expected 120 bytes of voxels, got 0$/,
  ],
  [
    'two volumes',
    nrrdFile({
      dimension: '4',
      sizes: '2 5 4 3',
      'space directions': 'none (1,0,0) (0,1,0) (0,0,1)',
    }),
    'VOLUME_COUNT',
    /found 2 \(2 x 5 x 4 x 3\)/,
  ],
  ['no space', nrrdFile({ space: null }), 'ORIENTATION_UNKNOWN', /a space/],
  ['scanner space', nrrdFile({ space: 'scanner-xyz' }), 'ORIENTATION_UNKNOWN', /a space/],
  ['no origin', nrrdFile({ 'space origin': null }), 'ORIENTATION_UNKNOWN', /origin, found none/],
  [
    'spacings alone',
    nrrdFile({ 'space directions': null, spacings: '1 1.5 2' }),
    'ORIENTATION_UNKNOWN',
    /found spacings alone/,
  ],
  ['no directions', nrrdFile({ 'space directions': null }), 'ORIENTATION_UNKNOWN', /found none/],
  [
    'two directions',
    nrrdFile({ 'space directions': '(1,0,0) (0,1,0)' }),
    'HEADER_INVALID',
    /one for each of 3 axes/,
  ],
  [
    'a direction that is not a number',
    nrrdFile({ 'space directions': '(1,0,0) (0,x,0) (0,0,1)' }),
    'HEADER_INVALID',
    /one for each of 3 axes/,
  ],
  [
    'directions in a plane',
    nrrdFile({ 'space directions': '(1,0) (0,1) (1,1)' }),
    'HEADER_INVALID',
    /three axes with a direction in three dimensions/,
  ],
  [
    'no spacing',
    nrrdFile({ 'space directions': '(1,0,0) (0,0,0) (0,0,1)' }),
    'SPACING_INVALID',
    /found 1, 0, 1$/,
  ],
  [
    'a flat affine',
    nrrdFile({ 'space directions': '(1,0,0) (0,1,0) (1,0,0)' }),
    'AFFINE_SINGULAR',
    /can be inverted/,
  ],
  [
    'shear',
    nrrdFile({ 'space directions': '(1,0,0) (0.01,1,0) (0,0,1)' }),
    'SHEAR',
    /cosine of 0.0100$/,
  ],
  ['units of inches', nrrdFile({ 'space units': '"in" "in" "in"' }), 'HEADER_INVALID', /mm, cm/],
  ['a skip backwards', nrrdFile({ 'byte skip': '-2' }), 'HEADER_INVALID', /-1 or more/],
  ['half a line skipped', nrrdFile({ 'line skip': '0.5' }), 'HEADER_INVALID', /line skip/],
  ['too few bytes', nrrdFile({}, NRRD_VOXELS.subarray(1)), 'FILE_TRUNCATED', /120 bytes.*got 119$/],
  ['a skip beyond the end', nrrdFile({ 'byte skip': '999' }), 'FILE_TRUNCATED', /got 0$/],
  ['a line skip beyond the end', nrrdFile({ 'line skip': '999' }), 'FILE_TRUNCATED', /got 0$/],
  [
    'too few bytes from the end',
    nrrdFile({ 'byte skip': '-1' }, NRRD_VOXELS.subarray(3)),
    'FILE_TRUNCATED',
    /got 117$/,
  ],
  [
    'far too many bytes',
    nrrdFile({}, Buffer.alloc(10_000)),
    'HEADER_INVALID',
    /120 bytes of voxels, found 10000$/,
  ],
  ['no gzip', nrrdFile({ encoding: 'gzip' }), 'GZIP_CORRUPT', /found other bytes/],
  ['a cut gzip', packed(NRRD_VOXELS).subarray(0, -9), 'GZIP_CORRUPT', /found it cut/],
  [
    'junk after the gzip',
    Buffer.concat([packed(NRRD_VOXELS), Buffer.from('junk')]),
    'GZIP_CORRUPT',
    /damaged/,
  ],
  ['a short gzip', packed(NRRD_VOXELS.subarray(2)), 'FILE_TRUNCATED', /got 118$/],
  ['a gzip bomb', packed(Buffer.alloc(2 ** 26)), 'GZIP_TOO_LARGE', /more than 4216$/],
  ['too few numbers', text('1 2 3'), 'FILE_TRUNCATED', /60 numbers, got 5 characters/],
  ['59 long numbers', text('123 '.repeat(59)), 'FILE_TRUNCATED', /60 numbers, got 59$/],
  ['61 numbers', text(`${SIXTY} 1`), 'HEADER_INVALID', /60 numbers, found 61$/],
  ['a word', text(SIXTY.replace('7', 'x')), 'HEADER_INVALID', /numbers of type int16/],
  ['a number too large', text(SIXTY.replace('7', '40000')), 'HEADER_INVALID', /type int16/],
  [
    'NaN',
    nrrdFile({ type: 'float' }, Buffer.from(new Float32Array(60).fill(NaN).buffer)),
    'VOXELS_NOT_FINITE',
    /NaN at voxel \(0, 0, 0\)/,
  ],
  [
    'a list of files',
    nrrdFile({ 'data file': 'LIST\na.raw\nb.raw' }),
    'ENCODING_UNSUPPORTED',
    /list/,
  ],
  ['a pattern', nrrdFile({ 'data file': 'a%03d.raw 1 9 1' }), 'ENCODING_UNSUPPORTED', /pattern/],
];

it.each(BAD)('refuses %s', async (_, bytes, code, message) => {
  const result = await readBytes(bytes);
  if (result.ok) throw new Error('it was read');
  expect(result.issue).toMatchObject({ code, file: 'image' });
  expect(result.issue.message).toMatch(message);
  expect(result.issue.message).toMatch(/^image: expected /);
  expect(JSON.stringify(result)).not.toContain(SECRET);
});

it('reads the file that they were made of, with any line ends, comments and key/value pairs', async () => {
  expect((await readBytes(nrrdFile())).ok).toBe(true);
  expect((await readBytes(packed(NRRD_VOXELS))).ok).toBe(true);
  expect((await readBytes(text(SIXTY))).ok).toBe(true);
  const header = nrrdFile({ 'space units': '"mm" "mm" "mm"' }, Buffer.alloc(0)).toString('latin1');
  const windows = `${header.trim()}\n# a comment\nkey:=value\n\n`.replaceAll('\n', '\r\n');
  expect((await readBytes(Buffer.concat([Buffer.from(windows), NRRD_VOXELS]))).ok).toBe(true);
});

it('takes units into millimetres', async () => {
  const result = await readBytes(nrrdFile({ 'space units': '"cm" "m" "um"' }));
  if (!result.ok) throw new Error(result.issue.message);
  expect(result.value.grid.affine).toEqual(
    [-10, 0, 0, 100, 0, -1500, 0, 20_000, 0, 0, 0.002, 0.03, 0, 0, 0, 1].map((value) =>
      expect.closeTo(value, 9),
    ),
  );
});

describe('a data file', () => {
  const readNaming = (name: string) =>
    inFilesOf(
      [
        ['outside.raw', NRRD_VOXELS],
        ['own/inner/scan.raw', NRRD_VOXELS],
        ['own/scan.nhdr', nrrdFile({ 'data file': name }, Buffer.alloc(0))],
      ],
      async (folder) => {
        await symlink(join(folder, 'outside.raw'), join(folder, 'own/link.raw'));
        await symlink(folder, join(folder, 'own/up'));
        await symlink('loop', join(folder, 'own/loop'));
        await mkdir(join(folder, 'own-other'));
        await writeFile(join(folder, 'own-other/scan.raw'), NRRD_VOXELS);
        return readNrrd(join(folder, 'own/scan.nhdr'), 'reference');
      },
    );

  it.each(['inner/scan.raw', './inner/scan.raw', 'inner\\scan.raw'])('%s is read', async (name) => {
    expect((await readNaming(name)).ok).toBe(true);
  });

  it.each([
    ['/etc/passwd', 'FILE_FORBIDDEN', /one outside of it$/],
    ['C:\\Windows\\win.ini', 'FILE_FORBIDDEN', /one outside of it$/],
    ['../outside.raw', 'FILE_FORBIDDEN', /one outside of it$/],
    ['inner/../../outside.raw', 'FILE_FORBIDDEN', /one outside of it$/],
    ['..\\outside.raw', 'FILE_FORBIDDEN', /one outside of it$/],
    ['../own-other/scan.raw', 'FILE_FORBIDDEN', /one outside of it$/],
    ['link.raw', 'FILE_FORBIDDEN', /a link that leads out of it$/],
    ['up/outside.raw', 'FILE_FORBIDDEN', /a link that leads out of it$/],
    ['.', 'FILE_FORBIDDEN', /a link that leads out of it$/],
    ['inner', 'FILE_MISSING', /found a folder$/],
    ['missing.raw', 'FILE_MISSING', /found nothing at its path$/],
    ['loop', 'FILE_MISSING', /found nothing at its path$/],
    ['x'.repeat(300), 'FILE_MISSING', /found nothing at its path$/],
    ['a\0b', 'FILE_MISSING', /found nothing at its path$/],
  ])('%s is refused', async (name, code, message) => {
    const result = await readNaming(name);
    if (result.ok) throw new Error('it was read');
    expect(result.issue).toMatchObject({ code, file: 'reference' });
    expect(result.issue.message).toMatch(message);
    expect(result.issue.message).not.toContain(name.length > 1 ? name : SECRET);
  });
});

describe('whatever the bytes are, the answer is a value (property)', () => {
  const files = [nrrdFile(), packed(NRRD_VOXELS), text(SIXTY)];

  it('for a file with random bytes in it, or cut anywhere', async () => {
    const edits = fc.array(fc.tuple(fc.nat({ max: 250 }), fc.nat({ max: 255 })), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        edits,
        fc.nat({ max: 300 }),
        async (file, changes, length) => {
          const bytes = Buffer.from(file);
          for (const [offset, value] of changes) bytes[offset % bytes.length] = value;
          for (const tried of [bytes, bytes.subarray(0, length)]) {
            const result = await readBytes(tried);
            if (!result.ok) expect(result.issue.message).toMatch(/^image: expected /);
          }
        },
      ),
    );
  });

  it('for any words in any field', async () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.constantFrom('1e99', '-1', '(1,2,3)', 'none'),
    );
    const names = fc.constantFrom(
      'type',
      'sizes',
      'space directions',
      'space origin',
      'byte skip',
      'data file',
    );
    await fc.assert(
      fc.asyncProperty(names, word, async (name, value) => {
        const result = await readBytes(nrrdFile({ [name]: value }));
        if (!result.ok) expect(result.issue.message).toMatch(/^image: expected /);
      }),
    );
  });
});
