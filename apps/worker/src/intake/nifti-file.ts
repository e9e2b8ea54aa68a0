import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip as gunzipWhole } from 'node:zlib';
import { gunzip, isGzip, niftiKind, niftiVoxelOffset, writePacked } from '@atrium/imaging';
import { cleanNiftiStart } from '@atrium/intake';

const HEADER_BYTES = 540;
/** Extensions of more than this count as such all the same. */
const MOST_BYTES = 2 ** 24;

/** The beginning of a NIfTI file. */
export interface NiftiFileStart {
  /** A kilobyte of the file as it is on disk. */
  readonly packed: Uint8Array;
  /** The unpacked file up to its voxels. */
  readonly start: Uint8Array;
}

/** Reads a NIfTI file up to its voxels. @throws an error of the system, or of gzip, for what is no sound file */
export async function readNiftiStart(file: string): Promise<NiftiFileStart> {
  const packed = await firstBytes(createReadStream(file), 1024);
  const chunks = createReadStream(file);
  const unpacked = isGzip(packed) ? gunzip(chunks) : chunks;
  const bytes = await firstBytes(unpacked, (got) => {
    return got.length < HEADER_BYTES ? HEADER_BYTES : Math.min(offsetOf(got), MOST_BYTES);
  });
  return { packed, start: bytes };
}

/** Where the voxels begin; 0 where bytes begin with no whole NIfTI header. */
function offsetOf(bytes: Uint8Array): number {
  const kind = niftiKind(bytes);
  return kind && bytes.length >= kind.headerBytes ? niftiVoxelOffset(bytes, kind) : 0;
}

/** @param wanted how many bytes, or what tells it from those that are there */
async function firstBytes(
  chunks: AsyncIterable<Uint8Array>,
  wanted: number | ((got: Uint8Array) => number),
): Promise<Uint8Array> {
  const most = (got: Uint8Array) => (typeof wanted === 'number' ? wanted : wanted(got));
  let got: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    got = Buffer.concat([got, chunk]);
    if (got.length >= most(got)) break;
  }
  return got.subarray(0, most(got));
}

/**
 * Writes a copy of a NIfTI file without texts and extensions; the voxels are the same.
 *
 * @returns the hash of its bytes
 */
export async function writeCleanNifti(file: string, target: string): Promise<string> {
  const bytes = await readFile(file);
  const whole = isGzip(bytes) ? await promisify(gunzipWhole)(bytes) : bytes;
  const offset = offsetOf(whole);
  const start = cleanNiftiStart(whole.subarray(0, offset));
  if (!start) throw new Error('a file that was read as NIfTI is none any more');
  return (await writePacked(target, Buffer.concat([start, whole.subarray(offset)]))).sha256;
}
