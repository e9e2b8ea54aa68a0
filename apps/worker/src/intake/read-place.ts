import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { fail, type CaseFile, type CaseIssue, type Result } from '@atrium/contracts';
import {
  assembleSeries,
  readDicomHeader,
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
import type { Place } from './records';

/** A scan or reference as it was read, and how it lay there. */
export interface ReadPlace {
  readonly format: ScanFormat;
  readonly volume: Result<Volume>;
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
  if (place.isSeries) return { format: 'dicom-folder', volume: await readSeries(place) };
  const [file] = place.paths;
  return { format: await formatOf(file), volume: await readScan(file, 'image') };
}

/** Reads labels of any format, onto the image's voxels where they are regions. */
export async function readLabels(
  { paths: [file] }: Place,
  grid: Grid,
  column: CaseFile,
): Promise<ReadPlace> {
  return {
    format: await formatOf(file),
    volume: await readReference(file, grid, undefined, column),
  };
}

/** Of a file that cannot be told NIfTI stands: nothing is made of it. */
async function formatOf(file: string): Promise<ScanFormat> {
  const format = await scanFormat(file);
  return format.ok ? format.value : 'nifti';
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
