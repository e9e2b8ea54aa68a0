import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { fail, ok, type Result } from '@atrium/contracts';
import type { Vec3, VoxelArray } from '../../volume';
import { ahead } from '../ahead';
import { CHANGED, readWhole, withFile } from '../file';
import { type Codec } from './codecs/codec';
import { loadCodec } from './codecs/load';
import type { Frame } from './frame';
import { type DicomHeader, headerOf } from './header';
import { type Parsed, parseDataSet } from './parse';
import type { PixelFormat } from './pixel-format';
import { frameReader, scalarOf } from './pixels';
import type { DicomFile } from './series';
import { hasSpareBits, trim } from './trim';

/** A frame of a file of the series. */
export interface Slice extends Frame {
  readonly file: DicomFile;
  readonly index: number;
  readonly format: PixelFormat;
}

/** The voxels of a stack of slices. */
export interface Filled {
  readonly shape: Vec3;
  readonly data: VoxelArray;
  /** Of the files' bytes, in the order of their first slice. */
  readonly sha256: string;
}

/** 4 GiB of voxels: the longest typed array in bytes on every platform we run on. */
const MAX_BYTES = 2 ** 32;

/** Files that are read while one is decoded. */
const AHEAD = 4;

/** Reads the frames of sorted slices, file after file, into one array. */
export async function fillVoxels(slices: readonly Slice[]): Promise<Result<Filled>> {
  const format = commonFormat(slices);
  if (!format.ok) return format;
  const { rows, columns } = format.value;
  const hash = createHash('sha256');
  const codecs = new Map<string, Codec | null>();
  const files = [...byFile(slices)];
  const read = ahead(files, AHEAD, async ([file, own]) => ({
    file,
    own,
    bytes: await bytesOf(file),
  }));
  let data: VoxelArray | null = null;
  for await (const { file, own, bytes } of read) {
    if (!bytes.ok) return bytes;
    hash.update(bytes.value);
    const frames = await openFrames(file, bytes.value, codecs);
    if (!frames.ok) return frames;
    for (const { slice, place } of own) {
      const frame = frames.value.frame(slice.index);
      if (!frame.ok) return frame;
      data ??= emptyVoxels(format.value, slices);
      put(frame.value, slice, data, place * rows * columns);
    }
  }
  if (!data) return CHANGED;
  return ok({ shape: [columns, rows, slices.length], data, sha256: hash.digest('hex') });
}

const bytesOf = ({ path }: DicomFile): Promise<Result<Uint8Array<ArrayBuffer>>> =>
  withFile(path, readWhole);

/** Each file once, in the order of its first slice, with the places of its slices. */
function byFile(slices: readonly Slice[]): Map<DicomFile, { slice: Slice; place: number }[]> {
  const files = new Map<DicomFile, { slice: Slice; place: number }[]>();
  slices.forEach((slice, place) => {
    const own = files.get(slice.file);
    if (own) own.push({ slice, place });
    else files.set(slice.file, [{ slice, place }]);
  });
  return files;
}

function commonFormat(slices: readonly Slice[]): Result<PixelFormat> {
  const formats = slices.map((slice) => slice.format);
  const [first] = formats;
  const same = ({ rows, columns, bitsAllocated, signed }: PixelFormat): boolean =>
    rows === first.rows &&
    columns === first.columns &&
    bitsAllocated === first.bitsAllocated &&
    signed === first.signed;
  const others = formats.filter((format) => !same(format)).length;
  if (others > 0)
    return invalid('slices of one size and type', `${others} of ${formats.length} of another`);
  const bytes = first.rows * first.columns * slices.length * scalarOf(first).bytes;
  return bytes <= MAX_BYTES
    ? ok(first)
    : invalid(`at most ${MAX_BYTES} bytes of voxels`, `${bytes}`);
}

const invalid = (expected: string, found: string): Result<never> =>
  fail({ code: 'HEADER_INVALID', message: `expected ${expected}, found ${found}` });

async function openFrames(
  file: DicomFile,
  bytes: Uint8Array<ArrayBuffer>,
  codecs: Map<string, Codec | null>,
): Promise<ReturnType<typeof frameReader>> {
  const parsed = parseDataSet(bytes);
  if (!parsed.ok) return parsed;
  const header = headerOf(parsed.value);
  if (!header.ok || !isDeepStrictEqual(header.value, file.header)) return CHANGED;
  return framesWith(parsed.value, header.value, codecs);
}

async function framesWith(
  parsed: Parsed,
  { image, transferSyntaxUid }: DicomHeader,
  codecs: Map<string, Codec | null>,
): Promise<ReturnType<typeof frameReader>> {
  if (!image) return CHANGED;
  if (!codecs.has(transferSyntaxUid)) {
    const codec = await loadCodec(transferSyntaxUid);
    if (!codec.ok) return codec;
    codecs.set(transferSyntaxUid, codec.value);
  }
  return frameReader(parsed, image.format, codecs.get(transferSyntaxUid) ?? null);
}

/** Room for all voxels: of the stored type, float64 where values are rescaled. */
function emptyVoxels(format: PixelFormat, slices: readonly Slice[]): VoxelArray {
  const count = format.rows * format.columns * slices.length;
  if (slices.some(rescales)) return new Float64Array(count);
  const type = scalarOf(format);
  return type.view(new Uint8Array(count * type.bytes));
}

const rescales = ({ slope, intercept }: Frame): boolean => slope !== 1 || intercept !== 0;

/** Puts a frame in place: as it is stored, or rescaled where any slice is. */
function put(frame: VoxelArray, slice: Slice, into: VoxelArray, at: number): void {
  const { format, slope, intercept } = slice;
  if (!(into instanceof Float64Array)) {
    into.set(frame, at);
    trim(into.subarray(at, at + frame.length), format);
    return;
  }
  const values = hasSpareBits(format) ? trim(frame.slice(), format) : frame;
  for (let i = 0; i < values.length; i += 1) into[at + i] = values[i] * slope + intercept;
}
