import { chmod, mkdir } from 'node:fs/promises';

/** Of this machine's user alone. */
const PRIVATE = 0o700;

/**
 * Makes a folder that nobody but this machine's user can look into, whatever lies in it with which mode; one that is there already
 * becomes such a folder. What is above it stays as it is.
 */
export async function privateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, PRIVATE);
}
