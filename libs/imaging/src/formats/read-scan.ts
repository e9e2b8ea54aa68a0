import { type CaseFile, fail, ok, type Result } from '@atrium/contracts';
import type { Volume } from '../volume';
import { about } from './about';
import { assembleSeries } from './dicom/assemble';
import { type DicomContent, readDicom } from './dicom/content';
import type { DicomSeries } from './dicom/series';
import { readVolume } from './nifti/read';
import { readNrrd } from './nrrd/read';
import { scanFormat } from './scan-format';

/**
 * Reads a scan of any format that is read: a NIfTI file, a NRRD file, a DICOM file (enhanced, or a lone slice), or a folder
 * that holds a series of DICOM files.
 *
 * @param column the manifest column that names it; issues name it and never the path
 * @param series key of the series to take from a folder of several (see groupSeries)
 * @returns the voxels in disk order with their grid in RAS mm, or the one thing that is wrong
 */
export async function readScan(
  path: string,
  column: CaseFile,
  series?: string,
): Promise<Result<Volume>> {
  const format = await about(column, scanFormat(path));
  if (!format.ok) return format;
  if (format.value === 'nifti') return readVolume(path, column);
  if (format.value === 'nrrd') return readNrrd(path, column);
  const content = await about(column, readDicom(path, format.value));
  if (!content.ok) return content;
  const chosen = await about(column, Promise.resolve(choose(content.value, series)));
  return chosen.ok ? assembleSeries(chosen.value.files, column) : chosen;
}

/** A file that cannot be read might be a slice: only colours and the like are passed over where there is a series besides. */
function choose(
  { images, references, broken }: DicomContent,
  key: string | undefined,
): Result<DicomSeries> {
  const unread = broken.find(({ code }) => images.length === 0 || code !== 'DATATYPE_UNSUPPORTED');
  if (unread) return fail(unread);
  const found = key === undefined ? images : images.filter((series) => series.key === key);
  if (found.length === 1) return ok(found[0]);
  const regions = references.length > 0 ? ', besides segmentations or structure sets' : '';
  return fail({
    code: 'SERIES_UNCLEAR',
    message: `expected one series of images${key === undefined ? '' : ' of this key'}, found ${found.length} of ${images.length}${regions}`,
  });
}
