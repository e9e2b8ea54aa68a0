import { type CaseFile, fail, ok, type Result } from '@atrium/contracts';
import type { Grid, Volume } from '../../volume';
import { about } from '../about';
import { readWhole, withFile } from '../file';
import { sha256 } from '../sha256';
import type { Attributes } from './attributes';
import { loadCodec } from './codecs/load';
import { type LabelVolume, labelVolume, offGrid, overlap } from './label-volume';
import { guarded, parseDataSet } from './parse';
import { type PixelFormat, pixelFormat } from './pixel-format';
import { type FrameReader, frameReader } from './pixels';
import type { PlacedFrame } from './placed-slice';
import { planeOnGrid } from './plane-on-grid';
import { type Meaning, meaningOf, type SegmentFrame, segmentFrames } from './segments';
import { hasSpareBits, trim } from './trim';

/**
 * Reads a DICOM segmentation (binary, fractional or label map) onto the grid of its image.
 *
 * @param grid of the image
 * @param column the manifest column that names the file
 * @param wanted numbers of the segments to take; all of them unless given
 * @returns the segments' numbers as labels; a fraction of a half or more is inside. GRID_MISMATCH where a pixel that is set is no
 *   voxel of the image, REGIONS_OVERLAP, REFERENCE_EMPTY, LABEL_UNKNOWN, and what reading of pixels finds.
 *   Source: PS3.3 A.51 and C.8.20
 */
export const readSegmentation = (
  path: string,
  grid: Grid,
  column: CaseFile,
  wanted?: readonly number[],
): Promise<Result<Volume>> =>
  about(
    column,
    withFile(path, readWhole).then((bytes) =>
      bytes.ok ? onGrid(bytes.value, grid, wanted) : bytes,
    ),
  );

async function onGrid(
  bytes: Uint8Array<ArrayBuffer>,
  grid: Grid,
  wanted: readonly number[] | undefined,
): Promise<Result<Volume>> {
  const parsed = parseDataSet(bytes);
  if (!parsed.ok) return parsed;
  const described = guarded(() => describe(parsed.value.attributes, wanted));
  if (!described.ok) return described;
  const codec = await loadCodec(parsed.value.transferSyntaxUid);
  if (!codec.ok) return codec;
  const reader = frameReader(parsed.value, described.value.format, codec.value);
  if (!reader.ok) return reader;
  const data = putFrames(described.value, reader.value, grid);
  return data.ok ? ok({ grid, data: data.value, sha256: sha256(bytes), warnings: [] }) : data;
}

/** All that a segmentation says about its pixels. */
interface Described {
  readonly format: PixelFormat;
  readonly meaning: Meaning;
  /** Of the segments that are taken. */
  readonly frames: readonly SegmentFrame[];
}

function describe(
  attributes: Attributes,
  wanted: readonly number[] | undefined,
): Result<Described> {
  const meaning = meaningOf(attributes, wanted);
  if (!meaning.ok) return meaning;
  const format = pixelFormat(attributes);
  if (!format.ok) return format;
  const frames = segmentFrames(attributes, format.value.frames);
  if (!frames.ok) return frames;
  const { segments, segmentAFrame } = meaning.value;
  const nameless = frames.value.filter(({ segment }) => segment === 0).length;
  if (segmentAFrame && nameless > 0)
    return fail({
      code: 'HEADER_INVALID',
      message: `expected the segment of every frame, found ${nameless} of ${frames.value.length} without`,
    });
  const taken = ({ segment }: SegmentFrame): boolean =>
    !segmentAFrame || segments.includes(segment);
  return ok({ format: format.value, meaning: meaning.value, frames: frames.value.filter(taken) });
}

function putFrames(
  { format, meaning, frames }: Described,
  reader: FrameReader,
  grid: Grid,
): Result<LabelVolume['data']> {
  const volume = labelVolume(grid, meaning.segments);
  if (!volume.ok) return volume;
  for (const frame of frames) {
    const pixels = reader.frame(frame.index);
    if (!pixels.ok) return pixels;
    const own = hasSpareBits(format) ? trim(pixels.value.slice(), format) : pixels.value;
    const labels = Array.from(own, (pixel) => meaning.label(pixel, frame.segment));
    const problem = putFrame(frame, labels, format, grid, volume.value);
    if (problem) return problem;
  }
  return ok(volume.value.data);
}

/** Puts a frame's labels in place. @returns what keeps them from it, or null */
function putFrame(
  frame: PlacedFrame,
  labels: readonly number[],
  format: PixelFormat,
  grid: Grid,
  volume: LabelVolume,
): Result<never> | null {
  const toVoxel = planeOnGrid(frame, format, grid);
  if (!toVoxel.ok) return toVoxel;
  for (let i = 0; i < labels.length; i += 1) {
    if (labels[i] === 0) continue;
    const voxel = toVoxel.value(i % format.columns, Math.floor(i / format.columns));
    if (voxel === null) return offGrid('a pixel outside of them');
    if (!volume.put(voxel, labels[i])) return overlap;
  }
  return null;
}
