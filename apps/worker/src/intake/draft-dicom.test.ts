import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { filesOf } from '@atrium/contracts';
import { readDicomHeader } from '@atrium/imaging';
import { fixtureFiles } from '../testing/dicom-files';
import { draftOfDicom } from './draft-dicom';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-draft-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, prefix = ''): Promise<void> {
  for (const file of fixtureFiles(name))
    await writeFile(path.join(folder, prefix + file.name), file.bytes);
}

it('makes a case of the only series of a study, whose names never become ids', async () => {
  await write('int16');
  await writeFile(path.join(folder, 'readme.txt'), 'x');
  const { rows, unpaired } = await draftOfDicom(folder, []);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ siteName: null, reference: null });
  expect(rows[0].image.paths).toHaveLength(3);
  expect(rows[0].caseName).toMatch(/^DICOM study /);
  expect(rows[0].reasons.length).toBeGreaterThan(0);
  expect(unpaired).toEqual([{ file: '1 file', why: 'Not DICOM.', files: 1 }]);
});

it('counts a directory of the disc apart from files that cannot be read', async () => {
  await write('int16');
  const set = element(0x0004, 0x1130, 'CS', 'EXPORT');
  await writeFile(path.join(folder, 'DICOMDIR'), part10('1.2.840.10008.1.3.10', set));
  await writeFile(path.join(folder, 'cut'), fixtureFiles('int16')[0].bytes.subarray(0, 400));
  const { rows, unpaired } = await draftOfDicom(folder, []);
  expect(rows).toHaveLength(1);
  expect(unpaired).toEqual([
    { file: '1 file', why: 'DICOM that cannot be read.', files: 1 },
    { file: '1 file', why: 'DICOM that holds neither a scan nor regions.', files: 1 },
  ]);
});

it('takes the segmentation that names its series, though it lies in a study of its own', async () => {
  await write('int16');
  const header = await readDicomHeader(path.join(folder, fixtureFiles('int16')[0].name));
  const series = header.ok ? header.value.seriesInstance : '';
  await writeFile(path.join(folder, 'seg'), segmentationOf(series));
  const { rows, unpaired } = await draftOfDicom(folder, []);
  expect(rows.map(({ reference }) => reference?.shown)).toEqual(['seg']);
  expect(unpaired).toEqual([]);
});

it('says of the segmentation of a series that is not there that it is not taken', async () => {
  await write('int16');
  await writeFile(path.join(folder, 'seg'), segmentationOf('1.2.3.4'));
  const { rows, unpaired } = await draftOfDicom(folder, []);
  expect(rows.map(({ reference }) => reference)).toEqual([null]);
  expect(unpaired).toEqual([
    { file: 'seg', why: expect.stringContaining('structure set of another series') },
  ]);
});

/** A segmentation without pixels, in a study of its own. */
const segmentationOf = (series: string): Buffer =>
  part10(
    SEGMENTATION,
    Buffer.concat([
      element(0x0008, 0x0016, 'UI', SEGMENTATION),
      element(0x0008, 0x0018, 'UI', '1.2.9.1'),
      sequence(0x0008, 0x1115, element(0x0020, 0x000e, 'UI', series)),
      element(0x0020, 0x000d, 'UI', '1.2.9.2'),
      element(0x0020, 0x000e, 'UI', '1.2.9.3'),
    ]),
  );

const SEGMENTATION = '1.2.840.10008.5.1.4.1.1.66.4';
const EXPLICIT = '1.2.840.10008.1.2.1';

/** A file of explicit little-endian. */
const part10 = (sopClass: string, dataSet: Buffer): Buffer =>
  Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    element(0x0002, 0x0002, 'UI', sopClass),
    element(0x0002, 0x0010, 'UI', EXPLICIT),
    dataSet,
  ]);

function element(group: number, number: number, vr: string, text: string): Buffer {
  const value = Buffer.from(text.length % 2 === 0 ? text : `${text}\0`);
  const head = Buffer.alloc(8);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(number, 2);
  head.write(vr, 4, 'latin1');
  head.writeUInt16LE(value.length, 6);
  return Buffer.concat([head, value]);
}

/** Of one item. */
function sequence(group: number, number: number, item: Buffer): Buffer {
  const head = Buffer.alloc(20);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(number, 2);
  head.write('SQ', 4, 'latin1');
  head.writeUInt32LE(item.length + 8, 8);
  head.writeUInt16LE(0xfffe, 12);
  head.writeUInt16LE(0xe000, 14);
  head.writeUInt32LE(item.length, 16);
  return Buffer.concat([head, item]);
}

it('makes none of a study of two series that are alike', async () => {
  await write('int16');
  const [{ bytes }] = fixtureFiles('int16');
  // The last digit before the next element, (0020,0032): the series is another, the study is not.
  const at = bytes.indexOf(Buffer.from([0x20, 0x00, 0x32, 0x00])) - 1;
  const digit = bytes[at] === 0 ? at - 1 : at;
  bytes[digit] = bytes[digit] === 0x31 ? 0x32 : 0x31;
  await writeFile(path.join(folder, 'other'), bytes);
  const { rows, unpaired } = await draftOfDicom(folder, []);
  expect(rows).toEqual([]);
  expect(unpaired.map(({ file }) => file).sort()).toEqual(['. (1 file)', '. (3 files)']);
  expect(filesOf(unpaired)).toBe(4);
  expect(unpaired[0].why).toContain('No one series of its study stands out');
});

it('takes the label map of another format that lies beside a series, without its name', async () => {
  await write('int16');
  await writeFile(path.join(folder, 'la.nii.gz'), 'no label map');
  const { rows, patterns, unpaired } = await draftOfDicom(folder, ['la.nii.gz', 'IM1']);
  expect(rows[0].reference).toEqual({
    shown: 'la.nii.gz',
    paths: [path.join(folder, 'la.nii.gz')],
    isSeries: false,
  });
  expect(rows[0].written.reference).toBe('labels');
  expect(patterns).toEqual([
    { image: 'a series of each study', reference: 'the label map beside it', cases: 1 },
  ]);
  expect(unpaired).toEqual([]);
});
