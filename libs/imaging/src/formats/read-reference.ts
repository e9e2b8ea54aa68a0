import { type CaseFile, fail, ok, type Result } from '@atrium/contracts';
import type { Grid, Volume } from '../volume';
import { about } from './about';
import { type DicomContent, readDicom } from './dicom/content';
import { readSegmentation } from './dicom/segmentation';
import type { DicomFile } from './dicom/series';
import { readStructureMask } from './dicom/structures';
import { readImages, readScan } from './read-scan';
import { scanFormat } from './scan-format';

/**
 * Reads a reference of any format that is read. Labels of NIfTI, NRRD and DICOM images are on the grid that the file has; a DICOM
 * segmentation (SEG) and a structure set (RTSTRUCT) are put onto the image's.
 *
 * @param path of a file, or of a folder that holds one SEG or RTSTRUCT, or one series
 * @param grid of the image
 * @param wanted numbers of segments or structures to take; all unless given
 * @param column the manifest column that names it
 * @returns labels in disk order, or the one thing that is wrong
 */
export async function readReference(
  path: string,
  grid: Grid,
  wanted?: readonly number[],
  column: CaseFile = 'reference',
): Promise<Result<Volume>> {
  const format = await about(column, scanFormat(path));
  if (!format.ok) return format;
  if (format.value === 'nifti' || format.value === 'nrrd') return readScan(path, column);
  const content = await about(column, readDicom(path, format.value));
  if (!content.ok) return content;
  const file = await about(column, Promise.resolve(onlyReference(content.value)));
  if (!file.ok) return file;
  if (!file.value) return readImages(content.value, column);
  return file.value.header.kind === 'segmentation'
    ? readSegmentation(file.value.path, grid, column, wanted)
    : readStructureMask(file.value.path, grid, column, wanted);
}

/** The file of regions, if there is one: null where labels may lie in images. */
function onlyReference({ references }: DicomContent): Result<DicomFile | null> {
  if (references.length <= 1) return ok(references.at(0) ?? null);
  const message = `expected one segmentation or structure set, found ${references.length}`;
  return fail({ code: 'SERIES_UNCLEAR', message });
}
