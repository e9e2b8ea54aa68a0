import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type CaseFile, type CaseIssue, type Result } from '@atrium/contracts';
import {
  assembleSeries,
  readDicomHeader,
  readNifti,
  readReference,
  readScan,
  scanFormat,
  type DicomFile,
  type Grid,
  type ScanFormat,
  type Volume,
} from '@atrium/imaging';
import type { DataRoots } from '../data-roots';
import { errorCode } from '../error-code';
import type { AroundVoxels } from './nifti-file';
import type { Place } from './records';

/** A scan or reference as it was read, and how it lay there. */
export interface ReadPlace {
  readonly format: ScanFormat;
  readonly volume: Result<Volume>;
  /** What stands around the voxels of a NIfTI file that could be read; null of any other. */
  readonly around: AroundVoxels | null;
}

/** What may be opened: what lies within the source, or what its manifest names; both within the site's own folders. */
export interface Allowed {
  readonly roots: DataRoots;
  /** null of a manifest. */
  readonly root: string | null;
}

/** FILE_FORBIDDEN for a place that may not be opened, links followed, or null. */
export async function refusePlace(
  { paths }: Place,
  column: CaseFile,
  { roots, root }: Allowed,
): Promise<CaseIssue | null> {
  const real = root === null ? null : await realpath(root).catch(() => root);
  for (const file of paths) {
    const refused = await roots.refuse(file, column);
    if (refused) return refused;
    if (real !== null && !(await isWithin(file, real))) return outside(column);
  }
  return null;
}

/** What is not there is told by reading it; what cannot be followed is not known to lie within. */
async function isWithin(file: string, root: string): Promise<boolean> {
  try {
    return (await realpath(file)).startsWith(root + path.sep);
  } catch (error) {
    return errorCode(error) === 'ENOENT';
  }
}

const outside = (column: CaseFile): CaseIssue => ({
  code: 'FILE_FORBIDDEN',
  file: column,
  message: `${column}: expected a file within the source, found a link that leads out of it`,
});

/** Reads an image of any format. */
export async function readImage(place: Place): Promise<ReadPlace> {
  if (place.isSeries)
    return { format: 'dicom-folder', volume: await readSeries(place), around: null };
  const [file] = place.paths;
  return readFile(file, 'image', () => readScan(file, 'image'));
}

/** Reads labels of any format, onto the image's voxels where they are regions. */
export const readLabels = (
  { paths: [file] }: Place,
  grid: Grid,
  column: CaseFile,
): Promise<ReadPlace> => readFile(file, column, () => readReference(file, grid, undefined, column));

/** @param other reads what is not NIfTI, or says what is wrong with it */
async function readFile(
  file: string,
  column: CaseFile,
  other: () => Promise<Result<Volume>>,
): Promise<ReadPlace> {
  const format = await scanFormat(file);
  // Of a file that cannot be told NIfTI stands: nothing is made of it.
  if (!format.ok) return { format: 'nifti', volume: await other(), around: null };
  if (format.value !== 'nifti')
    return { format: format.value, volume: await other(), around: null };
  const nifti = await readNifti(file, column);
  return {
    format: 'nifti',
    volume: nifti.ok ? ok(nifti.value.volume) : nifti,
    around: nifti.ok ? nifti.value : null,
  };
}

async function readSeries({ paths }: Place): Promise<Result<Volume>> {
  const files: DicomFile[] = [];
  for (const file of paths) {
    const header = await readDicomHeader(file);
    if (!header.ok) return fail({ ...header.issue, file: 'image' });
    files.push({ path: file, header: header.value });
  }
  return assembleSeries(files, 'image');
}
