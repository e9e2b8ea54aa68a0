import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { groupBy, ok, type Result } from '@atrium/contracts';
import type { VoxelArray } from '../../volume';
import { ahead, FILES_AHEAD } from '../ahead';
import { CHANGED, readWhole, withFile } from '../file';
import { type Codec } from './codecs/codec';
import { loadCodec } from './codecs/load';
import { canFillDirectly, fillDirectly } from './fill-directly';
import { type DicomHeader, headerOf } from './header';
import { type Parsed, parseDataSet } from './parse';
import { frameReader } from './pixels';
import type { DicomFile } from './series';
import { hasSpareBits, trim } from './trim';
import { commonFormat, emptyVoxels, type Filled, type Slice } from './volume-format';

/** Reads the frames of sorted slices, file after file, into one array. */
export async function fillVoxels(slices: readonly Slice[]): Promise<Result<Filled>> {
  const format = commonFormat(slices);
  if (!format.ok) return format;
  if (canFillDirectly(slices)) return fillDirectly(slices, format.value);
  const { rows, columns } = format.value;
  const hash = createHash('sha256');
  const codecs = new Map<string, Codec | null>();
  const files = [...byFile(slices)];
  const read = ahead(files, FILES_AHEAD, async ([file, own]) => ({
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
const byFile = (slices: readonly Slice[]): Map<DicomFile, { slice: Slice; place: number }[]> =>
  groupBy(
    slices.map((slice, place) => ({ slice, place })),
    ({ slice }) => slice.file,
  );

async function openFrames(
  file: DicomFile,
  bytes: Uint8Array<ArrayBuffer>,
  codecs: Map<string, Codec | null>,
): Promise<ReturnType<typeof frameReader>> {
  const parsed = parseDataSet(bytes);
  if (!parsed.ok) return parsed;
  const header = headerOf(parsed.value, bytes.length);
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
