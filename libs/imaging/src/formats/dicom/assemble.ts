import { type CaseFile, fail, ok, type Result } from '@atrium/contracts';
import type { Volume } from '../../volume';
import { about } from '../about';
import { fillVoxels } from './fill';
import type { DicomFile } from './series';
import { stackSlices } from './stack';
import type { Slice } from './volume-format';

/**
 * Reads the voxels of a series: its slices, single frames or frames of enhanced files, sorted by their position.
 *
 * @param files of one series (see groupSeries), with their headers as they were read before
 * @param column the manifest column that names the series; issues name it and never a path
 * @returns rescaled values in disk order (column fastest, then row, then slice along the normal) with the grid in RAS mm, or the
 *   one thing that is wrong: what stackSlices finds, DATATYPE_UNSUPPORTED, ENCODING_UNSUPPORTED, FILE_CHANGED, FILE_TRUNCATED,
 *   HEADER_INVALID. The sha256 is of the files' bytes, each once, in the order of their first slice
 */
export const assembleSeries = (
  files: readonly DicomFile[],
  column: CaseFile,
): Promise<Result<Volume>> => about(column, assemble(files));

async function assemble(files: readonly DicomFile[]): Promise<Result<Volume>> {
  const slices = slicesOf(files);
  if (!slices.ok) return slices;
  const stack = stackSlices(slices.value);
  if (!stack.ok) return stack;
  const filled = await fillVoxels(stack.value.slices);
  if (!filled.ok) return filled;
  const { shape, data, sha256 } = filled.value;
  return ok({ grid: { shape, affine: stack.value.affine }, data, sha256, warnings: [] });
}

function slicesOf(files: readonly DicomFile[]): Result<Slice[]> {
  const slices = files.flatMap((file) => {
    const { image } = file.header;
    if (!image) return [];
    return image.frames.map((frame, index) => ({ ...frame, file, index, format: image.format }));
  });
  if (slices.length === 0)
    return fail({ code: 'FORMAT_UNKNOWN', message: 'expected images, found a series without' });
  // The largest stored value: what it becomes must be a number.
  const broken = slices.filter(
    ({ slope, intercept }) => slope === 0 || !Number.isFinite(slope * 2 ** 32 + intercept),
  ).length;
  if (broken === 0) return ok(slices);
  const message = `expected a rescale slope and intercept that are numbers, found others in ${broken} slices`;
  return fail({ code: 'HEADER_INVALID', message });
}
