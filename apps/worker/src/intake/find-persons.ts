import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { CaseFile, PrivacyFinding } from '@atrium/contracts';
import { dicomFolder, NRRD_HEADER_BYTES } from '@atrium/imaging';
import {
  findInDicom,
  findInFileName,
  findInGzip,
  findInNifti,
  findInNrrd,
  niftiSubject,
  UNREAD,
} from '@atrium/intake';
import { readAroundVoxels, type AroundVoxels } from './nifti-file';
import type { ReadPlace } from './read-place';
import type { Place } from './records';
import { readDicomSubject } from './subject';

/** Of an absolute path the folders above are the machine's, not the source's. */
export const findInName = ({ shown }: Place, column: CaseFile): PrivacyFinding[] =>
  findInFileName(path.isAbsolute(shown) ? path.basename(shown) : shown, column);

/**
 * What may identify a person within the files of a place; {@link UNREAD} where one cannot be searched.
 *
 * @param read how it was read
 */
export async function findInFiles(
  place: Place,
  { format, around }: Pick<ReadPlace, 'format' | 'around'>,
): Promise<PrivacyFinding[]> {
  if (place.isSeries) return findInDicomFiles(place.paths);
  const [file] = place.paths;
  if (format === 'dicom') return findInDicomFiles([file]);
  if (format === 'dicom-folder') return findInDicomFiles(await dicomFilesOf(file));
  if (format === 'nrrd') return findInNrrd(await startOf(file));
  return around ? findAround(around) : findInNiftiFile(file);
}

/** Of a file that is not read besides. */
export async function findInNiftiFile(file: string): Promise<PrivacyFinding[]> {
  const around = await readAroundVoxels(file).catch(() => null);
  return around ? findAround(around) : [UNREAD];
}

function findAround({ packed, start, tail }: AroundVoxels): PrivacyFinding[] {
  const subject = niftiSubject(start, tail ?? undefined);
  if (!subject) return [UNREAD];
  return [...findInGzip(packed), ...findInNifti(subject), ...(tail ? [] : [UNREAD])];
}

async function findInDicomFiles(files: readonly string[]): Promise<PrivacyFinding[]> {
  const found = new Map<string, PrivacyFinding>();
  for (const file of files) {
    const subject = await readDicomSubject(file);
    for (const finding of subject ? findInDicom(subject) : [UNREAD])
      found.set(JSON.stringify(finding), finding);
  }
  return [...found.values()];
}

async function dicomFilesOf(folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const entry of dicomFolder(folder))
    if (entry.kind === 'dicom') files.push(entry.file.path);
  return files;
}

async function startOf(file: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of createReadStream(file, { end: NRRD_HEADER_BYTES - 1 }))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}
