import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, nullIfMissing } from '../error-code';
import { intakesFolder } from '../store/layout';
import { linkOrCopy } from '../store/link-or-copy';

/** The secret that ids of this machine's cases are made with; the centre does not know it. Lost, the same names give other ids. */
export const siteSecret = async (home: string): Promise<string> =>
  kept(path.join(intakesFolder(home), 'secret'), () => randomBytes(32).toString('hex'));

/** What this machine's worker is called: the same over restarts. */
export const workerId = async (home: string): Promise<string> =>
  kept(path.join(home, 'worker-id'), randomUUID);

/** A text that is made once; of two processes that make it at once, the first one's stays. */
async function kept(file: string, make: () => string): Promise<string> {
  const there = await readFile(file, 'utf8').catch(nullIfMissing);
  if (there !== null) return there;
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, make(), { mode: 0o600 });
    await linkOrCopy(draft, file).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(file, 'utf8');
}
