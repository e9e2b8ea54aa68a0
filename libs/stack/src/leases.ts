import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { identify, isAlive, processIdentitySchema } from './process-identity';

/** Says that this process uses the stack. @returns the lease's file */
export async function takeLease(folder: string): Promise<string> {
  const file = path.join(folder, `${process.pid}.json`);
  await writeFile(file, JSON.stringify(identify(process.pid)), { mode: 0o600 });
  return file;
}

export const returnLease = (file: string): Promise<void> => rm(file, { force: true });

/** How many processes use the stack; leases of processes that have gone are removed. */
export async function countLeases(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const alive = await Promise.all(names.map((name) => isHeld(path.join(folder, name))));
  return alive.filter(Boolean).length;
}

async function isHeld(file: string): Promise<boolean> {
  try {
    if (isAlive(processIdentitySchema.parse(JSON.parse(await readFile(file, 'utf8'))))) return true;
  } catch {
    // A lease that is just being written is no JSON yet; it counts, the next look will tell.
    return true;
  }
  await rm(file, { force: true });
  return false;
}
