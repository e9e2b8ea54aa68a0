import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { storeFolder } from '../store/layout';

// <run>/<case>/<model>/masks/<arm>.nii.gz, each an id without a leading dot.
const ADDRESS =
  /^([A-Za-z0-9_-][A-Za-z0-9._-]*\/){3}masks\/[A-Za-z0-9_-][A-Za-z0-9._~+-]*\.nii\.gz$/;

/**
 * The file of a mask's address in a site's store.
 *
 * @returns null for anything but a mask inside the store, links out of it among them
 */
export async function artifactFile(
  home: string,
  site: string,
  address: string,
): Promise<string | null> {
  if (!ADDRESS.test(address)) return null;
  try {
    const store = await realpath(storeFolder(home, site));
    const file = await realpath(path.join(store, ...address.split('/')));
    return file.startsWith(store + path.sep) ? file : null;
  } catch {
    return null;
  }
}
