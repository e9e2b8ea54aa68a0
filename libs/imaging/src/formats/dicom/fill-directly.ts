import { createHash, hash as hashOf } from 'node:crypto';
import { ok, type Result } from '@atrium/contracts';
import { ahead, FILES_AHEAD } from '../ahead';
import { CHANGED, fillWhole, type OpenFile, withFile } from '../file';
import { LITTLE_ENDIAN_MACHINE } from '../scalar';
import type { PixelFormat } from './pixel-format';
import { scalarOf } from './pixels';
import { DEFLATED, transferSyntax } from './transfer-syntax';
import { trim } from './trim';
import { emptyVoxels, type Filled, rescales, type Slice } from './volume-format';

/** The bytes of a file on both sides of its pixels. */
interface Around {
  readonly head: Uint8Array<ArrayBuffer>;
  readonly tail: Uint8Array;
}

/** Whether the pixels of every slice, one a file, are the volume's as they stand there. */
export const canFillDirectly = (slices: readonly Slice[]): boolean =>
  LITTLE_ENDIAN_MACHINE && slices.every((slice) => isPlain(slice) && !rescales(slice));

function isPlain({ file: { header }, format }: Slice): boolean {
  const { packing, bigEndian } = transferSyntax(header.transferSyntaxUid);
  const pixels = header.image?.pixels;
  if (packing !== 'native' || bigEndian || header.transferSyntaxUid === DEFLATED) return false;
  if (format.frames !== 1 || format.bitsAllocated === 1 || !pixels) return false;
  const bytes = frameBytes(format);
  return (pixels.length ?? 0) >= bytes && pixels.offset + bytes <= header.fileBytes;
}

const frameBytes = (format: PixelFormat): number =>
  format.rows * format.columns * scalarOf(format).bytes;

/**
 * Reads slices that {@link canFillDirectly} so: pixels go from the file into the volume, without a copy between.
 *
 * @returns FILE_CHANGED where a file is no longer what its header said
 */
export async function fillDirectly(
  slices: readonly Slice[],
  format: PixelFormat,
): Promise<Result<Filled>> {
  const bytes = frameBytes(format);
  const data = emptyVoxels(format, slices);
  const hash = createHash('sha256');
  const pixels = (place: number): Uint8Array => new Uint8Array(data.buffer, place * bytes, bytes);
  const places = slices.map((slice, place) => ({ slice, place }));
  const read = ahead(places, FILES_AHEAD, ({ slice, place }) => readAround(slice, pixels(place)));
  let place = 0;
  for await (const around of read) {
    if (!around.ok) return around;
    const { head, tail } = around.value;
    for (const part of [head, pixels(place), tail]) hash.update(part);
    if (!isStill(slices[place], around.value)) return CHANGED;
    const count = format.rows * format.columns;
    trim(data.subarray(place * count, (place + 1) * count), slices[place].format);
    place += 1;
  }
  const shape = [format.columns, format.rows, slices.length] as const;
  return ok({ shape, data, sha256: hash.digest('hex') });
}

const readAround = ({ file, format }: Slice, pixels: Uint8Array): Promise<Result<Around>> =>
  withFile(file.path, async (open: OpenFile): Promise<Result<Around>> => {
    const offset = file.header.image?.pixels?.offset ?? 0;
    const behind = open.size - offset - frameBytes(format);
    if (behind < 0) return CHANGED;
    const head = new Uint8Array(offset);
    const tail = new Uint8Array(behind);
    return (await fillWhole(open, [head, pixels, tail])) ? ok({ head, tail }) : CHANGED;
  });

/** Whether the file is as long as it was, and the bytes before the pixels are those that the header was read from. */
const isStill = ({ file: { header }, format }: Slice, { head, tail }: Around): boolean =>
  head.length + frameBytes(format) + tail.length === header.fileBytes &&
  hashOf('sha256', head) === header.headSha256;
