import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type CaseIssue, fail, ok, type Result } from '@atrium/contracts';
import { ahead, FILES_AHEAD } from '../ahead';
import { unreadable } from '../file';
import { withoutPath } from '../system-error';
import { readDicomHeader } from './header';
import type { DicomFile } from './series';

/** What a file of a folder is. */
export type FolderEntry =
  | { readonly kind: 'dicom'; readonly file: DicomFile }
  /** Not DICOM, a link, or nothing that is a file. */
  | { readonly kind: 'other' }
  /** A folder within too many others: nobody looked into it. */
  | { readonly kind: 'too-deep' }
  /** DICOM that cannot be read, or a folder that cannot be listed. */
  | { readonly kind: 'broken'; readonly issue: CaseIssue };

/** Folders within folders that are looked into. */
const MAX_DEPTH = 16;

/**
 * Looks at the files of a folder and then at those of the folders within it, in the order of their names. Links are never
 * followed.
 *
 * @throws an error with the system's code and without a path where a folder cannot be listed for what is no fault of the folder
 */
export async function* dicomFolder(folder: string, depth = 0): AsyncGenerator<FolderEntry> {
  const listed = await entriesOf(folder);
  if (!listed.ok) return yield { kind: 'broken', issue: listed.issue };
  const entries = listed.value;
  const files = entries.filter((entry) => !entry.isDirectory());
  yield* ahead(files, FILES_AHEAD, (entry) => look(path.join(folder, entry.name), entry.isFile()));
  for (const entry of entries.filter((one) => one.isDirectory())) {
    if (depth < MAX_DEPTH) yield* dicomFolder(path.join(folder, entry.name), depth + 1);
    else yield { kind: 'too-deep' };
  }
}

async function entriesOf(folder: string): Promise<Result<Dirent[]>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return ok(entries.sort((a, b) => (a.name < b.name ? -1 : 1)));
  } catch (error) {
    const issue = unreadable(error);
    if (issue) return fail(issue);
    throw withoutPath('a folder could not be listed', error);
  }
}

async function look(file: string, regular: boolean): Promise<FolderEntry> {
  if (!regular) return { kind: 'other' };
  const header = await readDicomHeader(file);
  if (header.ok) return { kind: 'dicom', file: { path: file, header: header.value } };
  const { code } = header.issue;
  const other = code === 'FORMAT_UNKNOWN' || code === 'FILE_EMPTY';
  return other ? { kind: 'other' } : { kind: 'broken', issue: header.issue };
}
