import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fixtureCases } from '../testing/fixtures';
import { GRID, goodFile } from '../testing/nifti-bytes';
import { nrrdFile } from '../testing/nrrd-bytes';
import { filesOf, inFilesOf, type ScanCase } from '../testing/scan-case';
import { assembleSeries } from './dicom/assemble';
import { readDicom } from './dicom/content';
import { structuresOf } from './dicom/structure-set';
import { readVolume } from './nifti/read';
import { readNrrd } from './nrrd/read';
import { readReference } from './read-reference';
import { readScan } from './read-scan';
import { scanFormat } from './scan-format';

const SECRET = 'secret-name';
const dicom = fixtureCases<ScanCase>('dicom');
const references = fixtureCases<ScanCase>('references');
const bytesOf = (cases: readonly ScanCase[], name: string): [string, Buffer][] =>
  filesOf(cases.find((each) => each.name === name)!);
const inFolder = (folder: string, files: readonly [string, Buffer][]): [string, Buffer][] =>
  files.map(([name, bytes]) => [`${folder}/${name}`, bytes]);

const [[, lone]] = bytesOf(dicom, 'enhanced native uint16');

describe('what a file is shows in its content', () => {
  const bigEndian = Buffer.from([0, 0, 2, 28, ...new Array<number>(400).fill(0)]);

  it.each([
    ['nifti', goodFile()],
    ['nifti', gzipSync(goodFile())],
    ['nifti', bigEndian],
    ['nifti', Buffer.from('abc')],
    ['nrrd', nrrdFile()],
    ['dicom', lone],
  ])('%s', async (format, bytes) => {
    const found = await inFilesOf([['x', bytes]], (folder) => scanFormat(join(folder, 'x')));
    expect(found).toEqual({ ok: true, value: format });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'FILE_EMPTY'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n'), 'FORMAT_UNKNOWN'],
    ['an archive', Buffer.from('PK\x03\x04 and more'), 'FORMAT_UNKNOWN'],
    ['packed text', gzipSync('some text'), 'FORMAT_UNKNOWN'],
    ['packed DICOM', gzipSync(lone), 'FORMAT_UNKNOWN'],
    ['a cut gzip', gzipSync(goodFile()).subarray(0, 12), 'GZIP_CORRUPT'],
  ])('but not %s', async (_, bytes, code) => {
    await inFilesOf([[SECRET, bytes]], async (folder) => {
      for (const result of [
        await readScan(join(folder, SECRET), 'image'),
        await readReference(join(folder, SECRET), GRID),
      ]) {
        expect(result).toMatchObject({ ok: false, issue: { code } });
        expect(!result.ok && result.issue.message).toMatch(/^(image|reference): expected /);
        expect(JSON.stringify(result)).not.toContain(SECRET);
      }
    });
  });
});

it('reads every format as its own reader does', async () => {
  const files: [string, Buffer][] = [
    ['a', gzipSync(goodFile())],
    ['b', nrrdFile()],
    ['c', lone],
  ];
  await inFilesOf(files, async (folder) => {
    const path = (name: string) => join(folder, name);
    expect(await readScan(path('a'), 'image')).toEqual(await readVolume(path('a'), 'image'));
    expect(await readScan(path('b'), 'image')).toEqual(await readNrrd(path('b'), 'image'));
    const content = await readDicom(path('c'), 'dicom');
    if (!content.ok) throw new Error(content.issue.message);
    const assembled = await assembleSeries(content.value.images[0].files, 'image');
    expect(await readScan(path('c'), 'image')).toEqual(assembled);
    for (const name of ['a', 'b', 'c'])
      expect(await readReference(path(name), GRID, undefined, 'image')).toEqual(
        await readScan(path(name), 'image'),
      );
  });
});

describe('a folder', () => {
  const one = inFolder('one/deep', bytesOf(dicom, 'uint16'));
  const two = inFolder('two', bytesOf(dicom, 'int16'));
  const colours = inFolder(
    'more',
    filesOf(fixtureCases<ScanCase>('faults').find(({ name }) => name === 'colours')!),
  );
  const broken: [string, Buffer] = ['broken', one[0][1].subarray(0, 300)];
  const [[, segmentation]] = bytesOf(references, 'binary');
  /** What the directory of a disc begins with: no UID of a series, nor of an image. */
  const DIRECTORY = Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    Buffer.from('\x02\0\x10\0UI\x14\x001.2.840.10008.1.2.1\0', 'latin1'),
    Buffer.from('\x04\0\x30\x11CS\x06\0EXPORT', 'latin1'),
  ]);

  it('of one series is read, whatever lies beside it', async () => {
    const beside: [string, Buffer][] = [
      ['notes.txt', Buffer.from('notes')],
      ['empty', Buffer.alloc(0)],
      ['seg.dcm', segmentation],
      ['DICOMDIR', DIRECTORY],
    ];
    await inFilesOf([...one, ...beside, ...colours], async (folder) => {
      await symlink(join(folder, 'one/deep', 'IM0'), join(folder, 'link'));
      await symlink(folder, join(folder, 'loop'));
      const content = await readDicom(folder, 'dicom-folder');
      expect(content).toMatchObject({ value: { others: 5, images: [{}], references: [{}] } });
      expect(content.ok && content.value.broken.map(({ code }) => code)).toEqual(
        new Array(colours.length).fill('DATATYPE_UNSUPPORTED'),
      );
      expect((await readScan(folder, 'image')).ok).toBe(true);
      expect((await readReference(folder, GRID)).ok).toBe(false);
    });
  });

  it('of two series asks for one', async () => {
    await inFilesOf([...one, ...two], async (folder) => {
      const result = await readScan(folder, 'image');
      expect(result).toMatchObject({ issue: { code: 'SERIES_UNCLEAR', file: 'image' } });
      expect(!result.ok && result.issue.message).toMatch(/found 2 of 2$/);
    });
  });

  it('with a file that might be a slice, and cannot be read, is refused', async () => {
    const result = await inFilesOf([...one, broken], (folder) => readScan(folder, 'image'));
    expect(result).toMatchObject({ issue: { code: 'HEADER_INVALID', file: 'image' } });
  });

  it('of no series is refused', async () => {
    const result = await inFilesOf([['notes.txt', Buffer.from('notes')]], (folder) =>
      readScan(folder, 'image'),
    );
    expect(result).toMatchObject({ issue: { code: 'SERIES_UNCLEAR', file: 'image' } });
  });

  it('of a reference alone is no scan', async () => {
    const result = await inFilesOf([['a', segmentation]], (folder) => readScan(folder, 'image'));
    expect(result).toMatchObject({ issue: { code: 'SERIES_UNCLEAR', file: 'image' } });
    expect(!result.ok && result.issue.message).toMatch(/found 0 of 0, besides segmentations/);
  });

  it('of two references asks for one', async () => {
    const result = await inFilesOf(
      [
        ['a', segmentation],
        ['b', segmentation],
      ],
      (folder) => readReference(folder, GRID),
    );
    expect(result).toMatchObject({ issue: { code: 'SERIES_UNCLEAR', file: 'reference' } });
    expect(!result.ok && result.issue.message).toMatch(/structure set, found 2$/);
  });

  it('that is not there is said to be so', async () => {
    await inFilesOf([], async (folder) => {
      const content = await readDicom(join(folder, SECRET), 'dicom-folder');
      expect(content).toMatchObject({ value: { images: [], broken: [{ code: 'FILE_MISSING' }] } });
      expect(JSON.stringify(content)).not.toContain(SECRET);
    });
  });

  it('of too many levels is not looked into to its end', async () => {
    await inFilesOf([], async (folder) => {
      const deep = join(folder, ...new Array<string>(20).fill('d'));
      await mkdir(deep, { recursive: true });
      await writeFile(join(deep, 'x'), one[0][1]);
      expect(await readDicom(folder, 'dicom-folder')).toMatchObject({
        value: { images: [], others: 1 },
      });
    });
  });
});

describe('a structure set', () => {
  const [[, ring]] = bytesOf(references, 'a ring, and one that is wider than the image');
  it('tells numbers, names and contours', () => {
    const result = structuresOf(new Uint8Array(ring));
    if (!result.ok) throw new Error(result.issue.message);
    expect(result.value.map(({ number, contours }) => [number, contours.length])).toEqual([
      [3, 2],
      [7, 1],
    ]);
    expect(result.value[0].name).toMatch(/^atrium /);
  });

  it('is refused where it is none', () => {
    expect(structuresOf(new Uint8Array(goodFile()))).toMatchObject({
      issue: { code: 'FORMAT_UNKNOWN' },
    });
    expect(structuresOf(new Uint8Array(ring.subarray(0, -10)))).toMatchObject({
      issue: { code: 'HEADER_INVALID' },
    });
  });
});
