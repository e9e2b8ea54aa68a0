import { Readable } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import { fail, ok, type Result } from '@atrium/contracts';
import { errorField } from './system-error';

const PIECE_BYTES = 2 ** 20;
/** Enough packed bytes to hold a header, however badly it packs; it comes in pieces of a header's size. */
const START_BYTES = 2 ** 16;
const START_PIECE_BYTES = 2 ** 12;

/** Why a gzip stream could not be unpacked to its end. */
export type GunzipFault = 'cut' | 'damaged';

/** Thrown by {@link gunzip}'s iterator where the stream breaks. */
export class GunzipError extends Error {
  constructor(readonly fault: GunzipFault) {
    super(`the gzip stream is ${fault}`);
  }
}

/** Whether bytes begin as a gzip stream does (RFC 1952). */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Unpacks a gzip stream of one or several members, piece by piece, and checks the CRC and length of each.
 * Whoever iterates stops when enough has come: no more than a piece is unpacked ahead.
 *
 * @param pieceBytes of the pieces
 * @throws GunzipError where the stream is cut or damaged
 */
export async function* gunzip(
  packed: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  pieceBytes = PIECE_BYTES,
): AsyncGenerator<Uint8Array> {
  const source = Readable.from(packed, { highWaterMark: 1 });
  const stream = createGunzip({ chunkSize: pieceBytes });
  source.on('error', (error) => stream.destroy(error)).pipe(stream);
  try {
    yield* stream;
  } catch (error) {
    throw translate(error);
  } finally {
    source.destroy();
    stream.destroy();
  }
}

/**
 * The first bytes of a gzip stream, of which only the beginning is at hand.
 *
 * @returns at least `count` bytes, or fewer where the stream holds no more
 */
export async function gunzipStart(packed: Uint8Array, count: number): Promise<Result<Uint8Array>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of gunzip([packed.subarray(0, START_BYTES)], START_PIECE_BYTES)) {
      pieces.push(piece);
      length += piece.length;
      if (length >= count) break;
    }
  } catch (error) {
    if (!(error instanceof GunzipError)) throw error;
    if (length < count)
      return fail({
        code: 'GZIP_CORRUPT',
        message: `expected a whole gzip stream: ${error.message}`,
      });
  }
  return ok(Buffer.concat(pieces));
}

function translate(error: unknown): unknown {
  const errno = errorField(error, 'errno');
  if (errno === constants.Z_BUF_ERROR) return new GunzipError('cut');
  if (errno === constants.Z_DATA_ERROR) return new GunzipError('damaged');
  return error;
}
