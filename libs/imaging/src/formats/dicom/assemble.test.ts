import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { fixtureCases } from '../../testing/fixtures';
import { expectCase, filesOf, inFilesOf, type ScanCase, sha256Of } from '../../testing/scan-case';
import { readScan } from '../read-scan';
import { assembleSeries } from './assemble';
import { type DicomContent, readDicom } from './content';

const cases = fixtureCases<ScanCase>('dicom');

/** What is in a folder of DICOM files. */
async function contentOf(folder: string): Promise<DicomContent> {
  const content = await readDicom(folder, 'dicom-folder');
  if (!content.ok) throw new Error(content.issue.message);
  return content.value;
}

describe.each(cases)('$name', (expected) => {
  it('is one series, and in every voxel what was written', async () => {
    await inFilesOf(filesOf(expected), async (folder) => {
      const { images, broken, others } = await contentOf(folder);
      expect({ series: images.length, broken, others }).toEqual({
        series: 1,
        broken: [],
        others: 0,
      });
      const result = await assembleSeries(images[0].files, 'image');
      expectCase(result, expected);
      expect(await readScan(folder, 'image')).toEqual(result);
    });
  });
});

it('hashes the files in the order of their slices, each once', async () => {
  for (const name of ['uint16', 'two enhanced files of one series']) {
    const files = filesOf(cases.find((each) => each.name === name)!);
    const hashes = orders(files.map(([, bytes]) => bytes)).map(sha256Of);
    const result = await inFilesOf(files, (folder) => readScan(folder, 'image'));
    if (!result.ok) throw new Error(result.issue.message);
    expect(hashes).toContain(result.value.sha256);
    const renamed = files.map(([from, bytes]): [string, Buffer] => [
      `z-${9 - Number(from.slice(2))}`,
      bytes,
    ]);
    const again = await inFilesOf(renamed, (folder) => readScan(folder, 'image'));
    expect(again).toEqual(result);
  }
});

/** All orders of a list. */
function orders<T>(list: readonly T[]): T[][] {
  if (list.length <= 1) return [[...list]];
  return list.flatMap((first, index) =>
    orders(list.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
  );
}

describe('a series that changes after its headers were read', () => {
  const files = filesOf(cases.find(({ name }) => name === 'uint16')!);
  const change = (edit: (path: string) => Promise<void>) =>
    inFilesOf(files, async (folder) => {
      const { images } = await contentOf(folder);
      await edit(join(folder, files[1][0]));
      return assembleSeries(images[0].files, 'image');
    });

  it.each([
    ['another slice in its place', (path: string) => writeFile(path, files[0][1]), 'FILE_CHANGED'],
    ['a scan no more', (path: string) => writeFile(path, 'x'), 'FILE_CHANGED'],
    ['cut', (path: string) => writeFile(path, files[1][1].subarray(0, -20)), 'FILE_CHANGED'],
    ['nothing in it', (path: string) => writeFile(path, ''), 'FILE_EMPTY'],
  ])('%s', async (_, edit, code) => {
    expect(await change(edit)).toMatchObject({ ok: false, issue: { code, file: 'image' } });
  });

  it('grown', async () => {
    const result = await change((path) => appendFile(path, Buffer.alloc(4)));
    expect(result).toMatchObject({ issue: { code: 'FILE_CHANGED', file: 'image' } });
  });
});

it('leaves a deflated data set that unpacks to more than any scan', async () => {
  const [[, bytes]] = filesOf(cases.find(({ name }) => name.startsWith('Deflated'))!);
  const metaEnd = 144 + bytes.readUInt32LE(140);
  const zeros = deflateRawSync(Buffer.alloc(2 ** 20), { finishFlush: constants.Z_FULL_FLUSH });
  const bomb = Buffer.concat([bytes.subarray(0, metaEnd), ...new Array<Buffer>(300).fill(zeros)]);
  const result = await inFilesOf([['x', bomb]], (folder) => readScan(join(folder, 'x'), 'image'));
  expect(result).toMatchObject({ issue: { code: 'HEADER_INVALID', file: 'image' } });
});

it('refuses a series without images', async () => {
  const result = await assembleSeries([], 'image');
  expect(result).toMatchObject({ issue: { code: 'FORMAT_UNKNOWN', file: 'image' } });
});

describe('whatever the bytes are, the answer is a value (property)', () => {
  const packed = [
    'RLE uint16',
    'JPEG-LS 12 bits unsigned',
    'JPEG 2000 16 bits signed',
    'JPEG Lossless 12 bits',
  ];
  const others = [
    'uint16',
    'Deflated Explicit VR Little Endian int16',
    'Explicit VR Big Endian int16',
    'enhanced native uint8',
  ];

  it.each([...packed, ...others])('%s with random bytes in it, or cut anywhere', async (name) => {
    const files = filesOf(cases.find((each) => each.name === name)!);
    const [first, bytes] = files[0];
    const place = fc.nat({ max: bytes.length - 1 });
    const edits = fc.array(fc.tuple(place, fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(edits, place, async (changes, length) => {
        const broken = Buffer.from(bytes);
        for (const [at, value] of changes) broken[at] = value;
        for (const tried of [broken, bytes.subarray(0, length)]) {
          const tampered = files.map(([file, own]): [string, Uint8Array] => [
            file,
            file === first ? tried : own,
          ]);
          const result = await inFilesOf(tampered, (folder) => readScan(folder, 'image'));
          if (!result.ok) expect(result.issue.message).toMatch(/^image: expected /);
          expect(JSON.stringify(result.ok ? result.value.grid : result)).not.toContain('Secret');
        }
      }),
      { numRuns: 15 },
    );
  });
});
