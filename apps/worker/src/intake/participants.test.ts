import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readParticipants } from './participants';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-participants-'));
});
afterEach(() => rm(folder, { recursive: true }));

const TEXT = 'participant_id\tsite\nsub-1\tGraz\nsub-2\tKöln\n';

async function read(encoding: BufferEncoding) {
  await writeFile(path.join(folder, 'participants.tsv'), Buffer.from(TEXT, encoding));
  return readParticipants(folder, ['participants.tsv', 'sub-1/anat/x.nii.gz']);
}

it('reads UTF-8', async () => {
  const found = await read('utf8');
  expect(found.ok && [...found.value]).toEqual([
    ['sub-1', { site: 'Graz' }],
    ['sub-2', { site: 'Köln' }],
  ]);
});

it('refuses Latin-1 with the place of the first byte that is not UTF-8', async () => {
  expect(await read('latin1')).toEqual({
    ok: false,
    issue: [
      {
        line: 3,
        column: 8,
        message:
          'participants.tsv: found byte 0xF6, which is not UTF-8; expected the file to be saved as UTF-8.',
      },
    ],
  });
});

it('refuses UTF-16', async () => {
  expect(await read('utf16le')).toMatchObject({ ok: false });
});

it('has none of a data set without the table', async () => {
  expect(await readParticipants(folder, ['sub-1/anat/x.nii.gz'])).toEqual({
    ok: true,
    value: new Map(),
  });
});
