import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { keepIds, readKeptIds } from './names-kept';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'atrium-names-'));
});
afterEach(() => rm(home, { recursive: true }));

const cases = (...entries: [string, string][]) => ({
  case: new Map(entries),
  patient: new Map<string, string>(),
  site: new Map<string, string>(),
});

it('keeps the ids of every version, of names that objects have, too', async () => {
  expect(await readKeptIds(home, 'a cohort')).toEqual(cases());
  await keepIds(home, 'a cohort', cases(['__proto__', 'case-1'], ['constructor', 'case-2']));
  await keepIds(home, 'a cohort', cases(['症例 3', 'case-3']));
  expect(await readKeptIds(home, 'a cohort')).toEqual(
    cases(['__proto__', 'case-1'], ['constructor', 'case-2'], ['症例 3', 'case-3']),
  );
  expect(await readKeptIds(home, 'another cohort')).toEqual(cases());
});
