import { constants, inflateRawSync } from 'node:zlib';
import { fail, ok, type Result } from '@atrium/contracts';
import { type DataSet, parseDicom, readPart10Header } from 'dicom-parser';
import { type Attributes, attributesOf } from './attributes';
import { TAG } from './tags';
import { DEFLATED, EXPLICIT_LITTLE_ENDIAN } from './transfer-syntax';

/** A DICOM file up to its pixels. */
export interface Parsed {
  readonly attributes: Attributes;
  readonly transferSyntaxUid: string;
  /** The bytes that offsets count in: the file, or the unpacked data set. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Null: none in these bytes. */
  readonly pixelData: PixelData | null;
}

/** Where the value of Pixel Data lies. */
export interface PixelData {
  readonly offset: number;
  /** In bytes; null: encapsulated. */
  readonly length: number | null;
}

/** A deflated data set says nowhere how long it is; no series of slices comes near. */
const MAX_INFLATED_BYTES = 2 ** 28;
const PREFIX_OFFSET = 128;

/** Whether bytes begin as a DICOM file of PS3.10 does. */
export const isDicom = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(PREFIX_OFFSET, PREFIX_OFFSET + 4)).toString('latin1') === 'DICM';

/** The one problem of bytes that are no data set. */
const broken: Result<never> = fail({
  code: 'HEADER_INVALID',
  message: 'expected a DICOM data set, found one that breaks off or contradicts itself',
});

/**
 * Parses a DICOM file up to its pixels.
 *
 * @param bytes the file or its beginning
 * @returns FORMAT_UNKNOWN without the prefix of PS3.10, HEADER_INVALID where the bytes end inside an element
 */
export function parseDataSet(bytes: Uint8Array<ArrayBuffer>): Result<Parsed> {
  if (!isDicom(bytes))
    return fail({
      code: 'FORMAT_UNKNOWN',
      message: 'expected a DICOM file with its preamble (PS3.10), found other bytes',
    });
  return guarded(() => {
    const uid = attributesOf(readPart10Header(bytes)).text(TAG.transferSyntax);
    if (uid !== DEFLATED) return ok(parsedOf(parseDicom(bytes, UNTIL_PIXELS), bytes, uid));
    const inflated = inflate(bytes);
    const options = { ...UNTIL_PIXELS, TransferSyntaxUID: EXPLICIT_LITTLE_ENDIAN };
    return ok(parsedOf(parseDicom(inflated, options), inflated, uid));
  });
}

/** dicom-parser throws, strings among others, where bytes are not what they say; attributes do so when they are looked at. */
export function guarded<T>(read: () => Result<T>): Result<T> {
  try {
    return read();
  } catch {
    return broken;
  }
}

const UNTIL_PIXELS = { untilTag: TAG.pixelData };

function inflate(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const meta = readPart10Header(bytes);
  const ends = Object.values(meta.elements).map(({ dataOffset, length }) => dataOffset + length);
  return inflateRawSync(bytes.subarray(Math.max(...ends)), {
    maxOutputLength: MAX_INFLATED_BYTES,
    // In Node's own 16 kB most of the time goes into pieces.
    chunkSize: 2 ** 20,
    finishFlush: constants.Z_SYNC_FLUSH,
  });
}

function parsedOf(
  dataSet: DataSet,
  bytes: Uint8Array<ArrayBuffer>,
  transferSyntaxUid: string,
): Parsed {
  const element = dataSet.elements[TAG.pixelData];
  return {
    attributes: attributesOf(dataSet),
    transferSyntaxUid,
    bytes,
    pixelData: element && {
      offset: element.dataOffset,
      length: element.hadUndefinedLength ? null : element.length,
    },
  };
}
