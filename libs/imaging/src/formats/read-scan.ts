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
 * @returns the voxels in disk order with their grid in RAS mm, or the one thing that is wrong
 */
export async function readScan(path: string, column: CaseFile): Promise<Result<Volume>> {
  const format = await about(column, scanFormat(path));
  if (!format.ok) return format;
  if (format.value === 'nifti') return readVolume(path, column);
  if (format.value === 'nrrd') return readNrrd(path, column);
  const content = await about(column, readDicom(path, format.value));
  return content.ok ? readImages(content.value, column) : content;
}

/** Reads the one series of images among DICOM files whose headers were read. */
export async function readImages(content: DicomContent, column: CaseFile): Promise<Result<Volume>> {
  const chosen = await about(column, Promise.resolve(choose(content)));
  return chosen.ok ? assembleSeries(chosen.value.files, column) : chosen;
}

/** A file that cannot be read might be a slice: only colours and the like are passed over where there is a series besides. */
function choose({ images, references, broken }: DicomContent): Result<DicomSeries> {
  const unread = broken.find(({ code }) => images.length === 0 || code !== 'DATATYPE_UNSUPPORTED');
  if (unread) return fail(unread);
  if (images.length === 1) return ok(images[0]);
  const regions = references.length > 0 ? ', besides segmentations or structure sets' : '';
  return fail({
    code: 'SERIES_UNCLEAR',
    message: `expected one series of images, found ${images.length} of ${images.length}${regions}`,
  });
}
