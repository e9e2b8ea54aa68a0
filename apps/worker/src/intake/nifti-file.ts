import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip as gunzipWhole } from 'node:zlib';
import {
  gunzip,
  isGzip,
  type NiftiExtent,
  niftiExtent,
  niftiKind,
  niftiVoxelOffset,
  writePacked,
} from '@atrium/imaging';
import { cleanNiftiStart } from '@atrium/intake';

const HEADER_BYTES = 540;
/** Extensions of more than this count as such all the same. */
const MOST_BYTES = 2 ** 24;
/** What follows the voxels is searched so far; a file with more of it is no scan. */
const MOST_TAIL_BYTES = 2 ** 16;

/** What of a NIfTI file is no voxel. */
export interface AroundVoxels {
  /** A kilobyte of the file as it is on disk. */
  readonly packed: Uint8Array;
  /** The unpacked file up to its voxels. */
  readonly start: Uint8Array;
  /** What follows the last voxel; null where nobody knows which one that is, or what follows. */
  readonly tail: Uint8Array | null;
}

/** Reads a NIfTI file but for its voxels. @throws an error of the system, or of gzip, for what does not begin as a sound file */
export async function readAroundVoxels(file: string): Promise<AroundVoxels> {
  const packed = await firstBytes(createReadStream(file), 1024);
  const begun = await firstBytes(unpackedOf(file, packed), (got) => {
    return got.length < HEADER_BYTES ? HEADER_BYTES : Math.min(offsetOf(got), MOST_BYTES);
  });
  // Of a file that is shorter than a header of version 2 the voxels came along.
  const start = begun.length < HEADER_BYTES ? begun.subarray(0, offsetOf(begun)) : begun;
  // What of a damaged file stands before its voxels is searched all the same.
  const extent = niftiExtent(start);
  const tail = extent && (await tailOf(unpackedOf(file, packed), extent).catch(() => null));
  return { packed, start, tail };
}

function unpackedOf(file: string, packed: Uint8Array): AsyncIterable<Uint8Array> {
  const chunks = createReadStream(file);
  return isGzip(packed) ? gunzip(chunks) : chunks;
}

/** Where the voxels begin; 0 where bytes begin with no whole NIfTI header. */
function offsetOf(bytes: Uint8Array): number {
  const kind = niftiKind(bytes);
  return kind && bytes.length >= kind.headerBytes ? niftiVoxelOffset(bytes, kind) : 0;
}

async function tailOf(
  chunks: AsyncIterable<Uint8Array>,
  { voxOffset, byteLength }: NiftiExtent,
): Promise<Uint8Array | null> {
  const tail: Uint8Array[] = [];
  let at = -(voxOffset + byteLength);
  for await (const chunk of chunks) {
    if (at + chunk.length > 0) tail.push(chunk.slice(Math.max(0, -at)));
    at += chunk.length;
    if (at > MOST_TAIL_BYTES) return null;
  }
  return Buffer.concat(tail);
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
 * Writes a copy of a NIfTI file that holds its voxels and their grid and nothing else.
 *
 * @returns the hash of its bytes
 */
export async function writeCleanNifti(file: string, target: string): Promise<string> {
  const bytes = await readFile(file);
  const whole = isGzip(bytes) ? await promisify(gunzipWhole)(bytes) : bytes;
  const start = cleanNiftiStart(whole.subarray(0, offsetOf(whole)));
  const extent = niftiExtent(whole);
  if (!start || !extent) throw new Error('a file that was read as NIfTI is none any more');
  const { voxOffset, byteLength } = extent;
  const voxels = whole.subarray(voxOffset, voxOffset + byteLength);
  return (await writePacked(target, Buffer.concat([start, voxels]))).sha256;
}
