import { constants } from 'node:fs';
import { copyFile, link } from 'node:fs/promises';
import { errorCode } from '../error-code';

/** Some file systems have no second name to give to a file. */
const UNLINKABLE = new Set<unknown>(['EPERM', 'EXDEV', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP']);

/**
 * Gives a file that is never written in place a second name, or copies it where that cannot be.
 * @throws EEXIST where `to` is there already, and what else the system says
 */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch((error: unknown) => {
    if (!UNLINKABLE.has(errorCode(error))) throw error;
    return copyFile(from, to, constants.COPYFILE_EXCL);
  });
}
