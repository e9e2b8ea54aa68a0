import { chmod, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { intakeFolder } from '../store/layout';
import { IntakeFolder } from './folder';
import { keepIds } from './names-kept';

const ID = '00000000-0000-4000-8000-000000000000';
const IDS = { case: new Map([['症例 1', 'case-1']]), patient: new Map(), site: new Map() };

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'atrium-folder-'));
});
afterEach(() => rm(home, { recursive: true }));

/** What other users could read or look into below a folder. */
async function openIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  const open = await Promise.all(
    ['', ...entries].map(async (entry) => {
      const { mode } = await stat(path.join(folder, entry));
      return (mode & 0o077) === 0 ? [] : [entry];
    }),
  );
  return open.flat();
}

it.each([false, true])('keeps names to itself (folders there before: %s)', async (before) => {
  const own = intakeFolder(home, ID);
  const names = path.join(home, 'intakes', 'names');
  for (const folder of before ? [own, names] : []) {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
  }
  const folder = new IntakeFolder(home, ID);
  const source = { kind: 'path', path: '/data' } as const;
  await folder.writeSource({
    id: ID,
    name: 'n',
    site: 's',
    deidentify: false,
    labels: null,
    source,
  });
  const none = { rows: [], patterns: [], unpaired: [] };
  await folder.writePlan({ kind: 'folder', root: '/data', ...none, ids: IDS });
  await folder.makeFolder('unpacked');
  await keepIds(home, 'n', IDS);
  expect(await openIn(own)).toEqual([]);
  expect(await openIn(names)).toEqual([]);
  expect((await folder.readPlan())?.ids.case.get('症例 1')).toBe('case-1');
});
