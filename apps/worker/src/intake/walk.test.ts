import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { listFiles } from './walk';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'atrium-walk-')));
  await mkdir(path.join(folder, 'own', 'deep 心房'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const at = (...names: string[]) => path.join(folder, ...names);

it('lists files by their places, links to files within among them', async () => {
  await writeFile(at('own', 'b.nii'), '');
  await writeFile(at('own', 'deep 心房', 'a.nii'), '');
  await symlink(at('own', 'b.nii'), at('own', 'c.nii'));
  expect((await listFiles(at('own'))).files).toEqual(['b.nii', 'c.nii', 'deep 心房/a.nii']);
});

it('passes over links that lead out, in circles, to folders or nowhere, and what lies about', async () => {
  await writeFile(at('outside.nii'), '');
  await symlink(at('outside.nii'), at('own', 'out.nii'));
  await symlink(at('own'), at('own', 'deep 心房', 'circle'));
  await symlink(at('nowhere'), at('own', 'nowhere.nii'));
  await writeFile(at('own', '.DS_Store'), '');
  expect(await listFiles(at('own'))).toEqual({ files: [], tooDeep: [] });
});

it('names folders that it does not look into', async () => {
  const deepest = Array.from({ length: 16 }, () => 'd');
  await mkdir(at('own', ...deepest, 'too', 'deep'), { recursive: true });
  await writeFile(at('own', ...deepest, 'a.nii'), '');
  const place = deepest.join('/');
  expect(await listFiles(at('own'))).toEqual({
    files: [`${place}/a.nii`],
    tooDeep: [`${place}/too`],
  });
});
