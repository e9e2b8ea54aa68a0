import type { ManifestRow } from '@atrium/contracts';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/** Of a manifest's rows as they were written: the same when manifest and data move together. */
export const manifestSha256 = (rows: readonly ManifestRow[]): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(rows))));

/**
 * What a cohort is called by default: its manifest, or the folder of one that is just called manifest.csv.
 * @param file the manifest's absolute path
 */
export function cohortName(file: string): string {
  const [name = '', folder = ''] = file.split(/[\\/]/).reverse();
  const stem = name.replace(/\.csv$/i, '');
  return stem.toLowerCase() === 'manifest' && folder !== '' ? folder : stem || name;
}
