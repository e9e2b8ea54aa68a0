import { type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { CaseIssue } from '@atrium/contracts';
import { errorField } from '../system-error';
import { readDicomHeader } from './header';
import type { DicomFile } from './series';

/** What a file of a folder is. */
export type FolderEntry =
  | { readonly kind: 'dicom'; readonly file: DicomFile }
  /** Not DICOM, a link, or nothing that is a file. */
  | { readonly kind: 'other' }
  /** DICOM that cannot be read. */
  | { readonly kind: 'broken'; readonly issue: CaseIssue };

/** Folders within folders that are looked into. */
const MAX_DEPTH = 16;

/**
 * Looks at the files of a folder and of those within it, one after the other in the order of their names. Links are never
 * followed.
 *
 * @throws an error with the system's code and without a path where a folder cannot be listed
 */
export async function* dicomFolder(folder: string, depth = 0): AsyncGenerator<FolderEntry> {
  for (const entry of await entriesOf(folder)) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory() && depth < MAX_DEPTH) yield* dicomFolder(place, depth + 1);
    else yield entry.isFile() ? await look(place) : { kind: 'other' };
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const code = String(errorField(error, 'code'));
    throw Object.assign(new Error(`a folder could not be listed: ${code}`), { code });
  }
}

async function look(file: string): Promise<FolderEntry> {
  const header = await readDicomHeader(file);
  if (header.ok) return { kind: 'dicom', file: { path: file, header: header.value } };
  const { code } = header.issue;
  const other = code === 'FORMAT_UNKNOWN' || code === 'FILE_EMPTY';
  return other ? { kind: 'other' } : { kind: 'broken', issue: header.issue };
}
