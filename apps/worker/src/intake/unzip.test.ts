import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { unicodePath, zipOf, type ZipEntry } from '../testing/zip';
import { unzip } from './unzip';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-unzip-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = Buffer.from('voxels');
const good: ZipEntry = { name: '患者 1/scan.nii', bytes };

async function unpack(...entries: ZipEntry[]) {
  const file = path.join(folder, 'a.zip');
  await writeFile(file, zipOf(entries));
  return unzip(file, path.join(folder, 'into'));
}

it('unpacks files into their folders, over what lay there', async () => {
  await unpack({ name: 'old.nii', bytes });
  expect(await unpack({ name: '患者 1/', bytes: Buffer.alloc(0), mode: 0o40755 }, good)).toEqual(
    [],
  );
  expect(await readFile(path.join(folder, 'into', good.name), 'utf8')).toBe('voxels');
  expect(await readdir(path.join(folder, 'into'))).toEqual(['患者 1']);
});

it.each<[string, ZipEntry, string]>([
  ['a place above', { name: '../secret.nii', bytes }, 'outside'],
  ['a place above, further in', { name: 'a/../../secret.nii', bytes }, 'outside'],
  ['an absolute place', { name: '/tmp/secret.nii', bytes }, 'outside'],
  ['a place of Windows', { name: 'C:secret.nii', bytes }, 'outside'],
  ['backslashes', { name: 'a\\..\\secret.nii', bytes }, 'outside'],
  ['a link', { name: 'secret', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 }, 'a link'],
  ['a device', { name: 'secret', bytes, mode: 0o020666 }, 'a link'],
  ['an archive', { name: 'secret.zip', bytes }, 'another archive'],
  ['a packed archive', { name: 'secret.tar.gz', bytes }, 'another archive'],
  ['a size that is too small', { name: 'secret.nii', bytes, says: 3 }, 'another size'],
  ['a size that is too large', { name: 'secret.nii', bytes, says: 2 ** 31 }, 'another size'],
  ['an encrypted entry', { name: 'secret.nii', bytes, flags: 1 }, 'an entry'],
])('refuses %s whole, and says why without its name', async (_what, entry, why) => {
  const problems = await unpack(good, entry);
  expect(problems).toHaveLength(1);
  expect(problems[0].message).toMatch(/^The archive is not unpacked: .+\.$/);
  expect(problems[0].message).toContain(why);
  expect(JSON.stringify(problems)).not.toContain('secret');
  expect(await readdir(folder)).toEqual(['a.zip']);
});

it.each<[string, ZipEntry[], string]>([
  ['a file twice', [{ name: 'secret', bytes }], 'there twice'],
  ['a folder, then a file of its name', [{ name: 'secret/a', bytes }], 'one name'],
  ['a file, then a folder of its name', [{ name: 'secret/', bytes: Buffer.alloc(0) }], 'one name'],
  ['a file, then one within it', [{ name: 'secret/b/c', bytes }], 'one name'],
  ['a name that is too long', [{ name: `secret${'x'.repeat(300)}`, bytes }], 'too long'],
  ['a folder whose name is too long', [{ name: `secret${'x'.repeat(300)}/a`, bytes }], 'too long'],
])('refuses %s for good, not as a fault of the machine', async (what, entries, why) => {
  const file: ZipEntry = { name: 'secret', bytes };
  const all = what.startsWith('a folder, then') ? [...entries, file] : [file, ...entries];
  const [{ message }, ...more] = await unpack(...all);
  expect(more).toEqual([]);
  expect(message).toContain(why);
  expect(message).not.toContain('secret');
  expect(await readdir(folder)).toEqual(['a.zip']);
});

it('gives a name in CP932 to what it unpacks, and takes no second byte for a backslash', async () => {
  // 患者表/山田.nii
  const raw = Buffer.from('8ab38ed2955c2f8e5293632e6e6969', 'hex');
  expect(await unpack({ name: '', raw, bytes })).toEqual([]);
  expect(await readdir(path.join(folder, 'into'), { recursive: true })).toEqual([
    '患者表',
    '患者表/山田.nii',
  ]);
});

it.each([
  ['a backslash behind a name in CP932', Buffer.from('8ab38ed25c2e2e5c61', 'hex')],
  ['a place above, in CP932', Buffer.from('2e2e2f8ab38ed2', 'hex')],
])('refuses %s', async (_what, raw) => {
  const [{ message }] = await unpack({ name: '', raw, bytes });
  expect(message).toContain('outside');
});

it('refuses a place above that only the extra field names', async () => {
  const raw = Buffer.from('a.nii');
  const [{ message }] = await unpack({ name: '', raw, extra: unicodePath('../a.nii', raw), bytes });
  expect(message).toContain('outside');
});

it('takes a folder that is named twice', async () => {
  const named: ZipEntry = { name: 'a/', bytes: Buffer.alloc(0), mode: 0o40755 };
  expect(await unpack(named, { name: 'a/b', bytes }, named)).toEqual([]);
});

it('throws what is a fault of the machine', async () => {
  await expect(unzip(path.join(folder, 'gone.zip'), path.join(folder, 'into'))).rejects.toThrow(
    /ENOENT/,
  );
});

it('refuses what is no archive', async () => {
  const file = path.join(folder, 'a.zip');
  await writeFile(file, 'PK\x03\x04 and no more');
  const [{ message }] = await unzip(file, path.join(folder, 'into'));
  expect(message).toContain('damaged, or no ZIP');
});
