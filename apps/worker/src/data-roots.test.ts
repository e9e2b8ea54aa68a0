import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DataRoots } from './data-roots';

let folder: string;
const at = (...names: string[]) => path.join(folder, ...names);

beforeAll(async () => {
  folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'atrium-roots-')));
  await mkdir(at('data', 'inner'), { recursive: true });
  await mkdir(at('data-other'));
  await writeFile(at('data', 'scan.nii'), '');
  await writeFile(at('data-other', 'scan.nii'), '');
  await symlink(at('data-other'), at('data', 'out'));
  await symlink(at('data'), at('link'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('DataRoots', () => {
  it.each([
    ['data/scan.nii', true],
    ['data', true],
    ['data/inner/not-there/yet.nii', true],
    ['link/scan.nii', true],
    ['data-other/scan.nii', false],
    ['data/../data-other/scan.nii', false],
    ['data/out/scan.nii', false],
    ['data/out/not-there.nii', false],
    ['not-there', false],
    ['', false],
  ])('below data, %s: %s', async (name, allowed) => {
    expect(await new DataRoots([at('data')]).allow(at(name))).toBe(allowed);
  });

  it("allows the worker's own folder besides, and does not tell of it", async () => {
    const roots = new DataRoots([at('data')], [at('data-other')]);
    expect(await roots.allow(at('data-other', 'scan.nii'))).toBe(true);
    expect(roots.sentence).not.toContain('data-other');
  });

  it('allows a root that is a link itself, and any of several', async () => {
    const roots = new DataRoots([at('nowhere'), at('link')]);
    expect(await roots.allow(at('data', 'scan.nii'))).toBe(true);
  });

  it('allows everything where none is configured', async () => {
    expect(await new DataRoots([]).allow('/etc/passwd')).toBe(true);
  });

  it('refuses with the column and without the path', async () => {
    const issue = await new DataRoots([at('data')]).refuse('/etc/passwd', 'image');
    expect(issue).toMatchObject({ code: 'FILE_FORBIDDEN', file: 'image' });
    expect(issue?.message).not.toContain('etc');
  });
});
