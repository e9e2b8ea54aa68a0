import { stat } from 'node:fs/promises';
import { fail, ok, type Result } from '@atrium/contracts';
import { isDicom } from './dicom/parse';
import { withFile } from './file';
import { gunzipStart, isGzip } from './gunzip';
import { niftiKind } from './nifti/start';
import { isNrrd } from './nrrd/fields';

/** The formats of scans and references that are read; anything else is refused. */
export const SCAN_FORMATS = ['nifti', 'nrrd', 'dicom', 'dicom-folder'] as const;

/** One of {@link SCAN_FORMATS}. */
export type ScanFormat = (typeof SCAN_FORMATS)[number];

/** Enough for every sign that a format is known by. */
const START_BYTES = 4096;

/**
 * What a path names, told by its content and never by its name: a folder is one of DICOM files.
 *
 * @returns FORMAT_UNKNOWN, FILE_MISSING, FILE_EMPTY, GZIP_CORRUPT; no message holds the path
 */
export async function scanFormat(path: string): Promise<Result<ScanFormat>> {
  if (await isFolder(path)) return ok('dicom-folder');
  return withFile(path, async (file) => {
    const start = (await file.next(START_BYTES)) ?? new Uint8Array(0);
    return isGzip(start) ? packedFormat(start) : formatOf(start);
  });
}

/** A path that cannot be looked up is no folder: opening it says why. */
const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );

/** Of a gzip stream: NIfTI alone is read so. */
async function packedFormat(packed: Uint8Array): Promise<Result<ScanFormat>> {
  const start = await gunzipStart(packed, 4);
  if (!start.ok) return start;
  if (startsAsNifti(start.value)) return ok('nifti');
  const message = 'expected NIfTI in a gzip stream, found other bytes';
  return fail({ code: 'FORMAT_UNKNOWN', message });
}

function formatOf(bytes: Uint8Array): Result<ScanFormat> {
  if (isDicom(bytes)) return ok('dicom');
  if (isNrrd(bytes)) return ok('nrrd');
  if (startsAsNifti(bytes)) return ok('nifti');
  const message = 'expected NIfTI, NRRD or DICOM, found other bytes';
  return fail({ code: 'FORMAT_UNKNOWN', message });
}

/** Fewer bytes than a header's length may be of one. */
const startsAsNifti = (bytes: Uint8Array): boolean => bytes.length < 4 || niftiKind(bytes) !== null;
