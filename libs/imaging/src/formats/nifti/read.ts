import { createHash } from 'node:crypto';
import {
  type CaseFile,
  type CaseIssue,
  type CaseWarning,
  fail,
  ok,
  type Result,
} from '@atrium/contracts';
import type { Grid, Volume } from '../../volume';
import { about } from '../about';
import { CHANGED, type OpenFile, withFile } from '../file';
import { gunzip, GunzipError, gunzipStart, isGzip } from '../gunzip';
import { decodeVoxels } from '../stored-voxels';
import { placeGrid } from './affine';
import { HEADER_BYTES, parseHeader } from './header';
import { type Unpacked, VoxelBuffer } from './voxel-buffer';

/** What a file says about itself before its voxels. */
export interface VolumeHeader {
  readonly grid: Grid;
  /** The stored type: int16, float32, ... */
  readonly datatype: string;
  readonly version: 1 | 2;
  /** The file's own size, as packed. */
  readonly fileBytes: number;
  readonly warnings: readonly CaseWarning[];
}

/** A file that was read, with what stands in it besides its voxels. */
export interface NiftiFile {
  readonly volume: Volume;
  /** The file's first bytes as they are on disk, a kilobyte at most. */
  readonly packed: Uint8Array;
  /** The unpacked file up to its voxels. */
  readonly start: Uint8Array;
  /** What follows the last voxel of the unpacked file: some writers pad to a block. */
  readonly tail: Uint8Array;
}

const PACKED_BYTES = 1024;

/**
 * Reads a NIfTI-1 or NIfTI-2 file, plain or gzip by its content, in one pass that hashes and unpacks.
 *
 * @param column the manifest column that names the file; issues name it and never the path
 * @returns the voxels in disk order with their grid, or the one thing that is wrong with the file
 */
export async function readVolume(path: string, column: CaseFile): Promise<Result<Volume>> {
  const file = await readNifti(path, column);
  return file.ok ? ok(file.value.volume) : file;
}

/** The same with what stands before the voxels and behind them, which the volume says nothing of: texts, extensions. */
export const readNifti = (path: string, column: CaseFile): Promise<Result<NiftiFile>> =>
  about(column, withFile(path, readWholeFile));

/**
 * Reads the header alone: a megabyte of the file at most.
 *
 * @param column as for {@link readVolume}
 */
export const readHeader = (path: string, column: CaseFile): Promise<Result<VolumeHeader>> =>
  about(column, withFile(path, readStart));

async function readWholeFile(file: OpenFile): Promise<Result<NiftiFile>> {
  const hash = createHash('sha256');
  let packed: Uint8Array | null = null;
  const unpacked = await unpack(file, (chunk) => {
    packed ??= chunk.slice(0, PACKED_BYTES);
    hash.update(chunk);
  });
  if (!(await file.unchanged())) return CHANGED;
  if (!unpacked.ok) return unpacked;
  const { header, voxels, start, tail } = unpacked.value;
  const placed = placeGrid(header.raw, header.shape);
  if (!placed.ok) return placed;
  const data = decodeVoxels(voxels, header);
  if (!data.ok) return data;
  const volume = { ...placed.value, data: data.value, sha256: hash.digest('hex') };
  return ok({ volume, packed: packed ?? new Uint8Array(0), start, tail });
}

/** The whole file, unpacked if it is packed; every chunk on disk is seen once, in order. */
async function unpack(file: OpenFile, see: (chunk: Uint8Array) => void): Promise<Result<Unpacked>> {
  async function* rest(): AsyncGenerator<Uint8Array> {
    for (let chunk = await file.next(); chunk; chunk = await file.next()) {
      see(chunk);
      yield chunk;
    }
  }
  const first = await rest().next();
  if (first.done) return CHANGED;
  const packed = isGzip(first.value);
  const chunks = prepend(first.value, rest());
  const buffer = new VoxelBuffer(packed, file.size);
  try {
    for await (const piece of packed ? gunzip(chunks) : chunks) {
      const problem = buffer.push(piece);
      if (problem) return fail(problem);
    }
  } catch (error) {
    if (error instanceof GunzipError) return fail(corrupt(error, buffer));
    throw error;
  }
  // Zeros that pad the file after the gzip stream are part of its hash.
  for await (const padding of rest()) void padding;
  return buffer.finish();
}

async function* prepend(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

function corrupt({ message }: GunzipError, { received, announced }: VoxelBuffer): CaseIssue {
  const expected = announced === null ? 'a whole gzip stream' : `${announced} bytes`;
  return {
    code: 'GZIP_CORRUPT',
    message: `expected ${expected}, got ${received} bytes: ${message}`,
  };
}

async function readStart(file: OpenFile): Promise<Result<VolumeHeader>> {
  const first = await file.next();
  if (!first) return CHANGED;
  const start = isGzip(first) ? await gunzipStart(first, HEADER_BYTES) : ok(first);
  if (!start.ok) return start;
  const header = parseHeader(start.value);
  if (!header.ok) return header;
  const placed = placeGrid(header.value.raw, header.value.shape);
  if (!placed.ok) return placed;
  const { version, datatype } = header.value;
  return ok({ ...placed.value, datatype: datatype.name, version, fileBytes: file.size });
}
