import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
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
  expect(unpaired).toEqual([{ file: '1 file', why: 'Not DICOM.' }]);
});

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
