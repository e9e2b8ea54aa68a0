import { hash } from 'node:crypto';
import { fail, ok, type Result } from '@atrium/contracts';
import { type OpenFile, withFile } from '../file';
import { type Acquisition, acquisitionOf } from './acquisition';
import type { Attributes } from './attributes';
import { type Frame, framesOf } from './frame';
import { guarded, type Parsed, parseDataSet, type PixelData } from './parse';
import { type PixelFormat, pixelFormat } from './pixel-format';
import { TAG } from './tags';

/** What a file is for. */
export type DicomKind = 'image' | 'segmentation' | 'structures' | 'other';

/** What a DICOM file says before its pixels. The UIDs stay in memory. */
export interface DicomHeader {
  readonly kind: DicomKind;
  readonly sopClass: string;
  readonly sopInstance: string;
  readonly seriesInstance: string;
  readonly studyInstance: string;
  /** Empty where it is not said. It may identify: for grouping at the site. */
  readonly patientId: string;
  /** Of a segmentation or structure set: the series that it was drawn on, where it says. */
  readonly drawnOn: readonly string[];
  readonly frameOfReference: string;
  readonly transferSyntaxUid: string;
  readonly acquisition: Acquisition;
  /** Size of the file. */
  readonly fileBytes: number;
  /** SHA-256 of the bytes before its pixels; null where it has none. */
  readonly headSha256: string | null;
  /** Null in a file that holds something else. */
  readonly image: DicomImage | null;
}

/** What a file says of its image. */
export interface DicomImage {
  readonly format: PixelFormat;
  readonly frames: readonly Frame[];
  /** Where its pixels lie; null where there are none. */
  readonly pixels: PixelData | null;
}

/** Enough for the header of most slices. */
const START_BYTES = 2 ** 15;
/** More than any header has: an enhanced one needs some kB a frame. */
const MAX_HEADER_BYTES = 2 ** 30;

/**
 * Reads a DICOM file up to its pixels, and no further.
 *
 * @returns the header, or FORMAT_UNKNOWN (no DICOM file), HEADER_INVALID, DATATYPE_UNSUPPORTED, FILE_MISSING, FILE_EMPTY;
 *   no message holds a path or a value of the file
 */
export const readDicomHeader = (path: string): Promise<Result<DicomHeader>> =>
  withFile(path, async (file) => {
    const parsed = await parseStart(file);
    return parsed.ok ? headerOf(parsed.value, file.size) : parsed;
  });

/** Parses ever more of the file until its pixels begin. */
export async function parseStart(file: OpenFile): Promise<Result<Parsed>> {
  let bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  for (let more = START_BYTES; ; more = bytes.length) {
    const chunk = await file.next(more);
    if (chunk) bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    const parsed = parseDataSet(bytes);
    const ended = chunk === null || bytes.length >= Math.min(file.size, MAX_HEADER_BYTES);
    if (ended || (parsed.ok && parsed.value.pixelData)) return parsed;
    if (!parsed.ok && parsed.issue.code === 'FORMAT_UNKNOWN') return parsed;
  }
}

/**
 * The header of a parsed file.
 *
 * @returns HEADER_INVALID, DATATYPE_UNSUPPORTED
 */
export const headerOf = (parsed: Parsed, fileBytes: number): Result<DicomHeader> =>
  guarded(() => {
    const { attributes, transferSyntaxUid, bytes, pixelData } = parsed;
    const kind = kindOf(parsed);
    const image = kind === 'image' ? imageOf(parsed) : ok(null);
    if (!image.ok) return image;
    const seriesInstance = attributes.text(TAG.seriesInstance);
    const sopInstance = attributes.text(TAG.sopInstance);
    // What is neither image nor regions may have none: the directory of a disc.
    if (kind !== 'other' && (seriesInstance === '' || sopInstance === ''))
      return fail({
        code: 'HEADER_INVALID',
        message: 'expected the UIDs of the series and of the image, found none',
      });
    return ok({
      kind,
      sopClass: attributes.text(TAG.sopClass),
      sopInstance,
      seriesInstance,
      studyInstance: attributes.text(TAG.studyInstance),
      patientId: attributes.text(TAG.patientId),
      drawnOn: drawnOn(attributes),
      frameOfReference: attributes.text(TAG.frameOfReference),
      transferSyntaxUid,
      acquisition: acquisitionOf(attributes),
      fileBytes,
      headSha256: pixelData && hash('sha256', bytes.subarray(0, pixelData.offset)),
      image: image.value,
    });
  });

const SEGMENTATIONS = ['1.2.840.10008.5.1.4.1.1.66.4', '1.2.840.10008.5.1.4.1.1.66.7'];
const STRUCTURE_SET = '1.2.840.10008.5.1.4.1.1.481.3';

function kindOf({ attributes, pixelData }: Parsed): DicomKind {
  const sopClass = attributes.text(TAG.sopClass);
  if (SEGMENTATIONS.includes(sopClass)) return 'segmentation';
  if (sopClass === STRUCTURE_SET) return 'structures';
  // A file that says how its image looks, and where no pixels were found, is a broken image.
  return pixelData || attributes.has(TAG.rows) ? 'image' : 'other';
}

/** Of a segmentation at its top; of a structure set below frame of reference and study (PS3.3, C.7.5.4 and C.8.8.5). */
const drawnOn = (attributes: Attributes): string[] =>
  [
    ...attributes.items(TAG.referencedSeriesSequence),
    ...attributes
      .items(TAG.referencedFrames)
      .flatMap((frame) => frame.items(TAG.referencedStudies))
      .flatMap((study) => study.items(TAG.rtReferencedSeries)),
  ].map((series) => series.text(TAG.seriesInstance));

function imageOf({ attributes, pixelData }: Parsed): Result<DicomImage> {
  const format = pixelFormat(attributes);
  if (!format.ok) return format;
  const frames = framesOf(attributes, format.value.frames);
  return frames.ok ? ok({ format: format.value, frames: frames.value, pixels: pixelData }) : frames;
}
