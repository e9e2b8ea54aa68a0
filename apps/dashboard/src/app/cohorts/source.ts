import { MAX_MANIFEST_BYTES, type ManifestSource } from '@atrium/contracts';
import { readBase64 } from './read-base64';

export const WAYS = ['path', 'upload'] as const;
export type Way = (typeof WAYS)[number];

/** What was typed and chosen. */
export interface GivenSource {
  readonly path: string;
  readonly folder: string;
  readonly file: File | null;
}

export const NOTHING_GIVEN: GivenSource = { path: '', folder: '', file: null };

export const isTooLarge = ({ file }: GivenSource): boolean =>
  file !== null && file.size > MAX_MANIFEST_BYTES;

/** Why a source cannot be sent as it is; null where it can. */
export function refuseSource(from: Way, given: GivenSource): string | null {
  const { path, folder, file } = given;
  if (from === 'path') return path.trim() === '' ? 'Give a path.' : null;
  if (file === null) return 'Choose a file.';
  if (isTooLarge(given))
    return `This file is larger than ${MAX_MANIFEST_BYTES / 1024 ** 2} MiB. Register it in parts.`;
  return folder.trim() === '' ? 'Give the folder that its relative paths start from.' : null;
}

/** As the API takes it. */
export async function readSource(from: Way, given: GivenSource): Promise<ManifestSource> {
  const { path, folder, file } = given;
  if (from === 'path' || file === null) return { kind: 'path', path: path.trim() };
  const bytes = await readBase64(file);
  return { kind: 'upload', file: file.name, folder: folder.trim(), bytes_base64: bytes };
}
