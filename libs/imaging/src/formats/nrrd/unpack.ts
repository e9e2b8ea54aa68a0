import { promisify } from 'node:util';
import { constants, gunzip } from 'node:zlib';
import { fail, ok, type Result } from '@atrium/contracts';
import type { VoxelArray } from '../../volume';
import { isGzip } from '../gunzip';
import { invalid } from '../invalid';
import { MAX_BYTES, TRAILING_BYTES } from '../limits';
import { decodeVoxels } from '../stored-voxels';
import { errorField } from '../system-error';
import type { NrrdHeader } from './header';
import { parseText } from './text';

const gunzipAsync = promisify(gunzip);

const LINE_FEED = 10;

/**
 * The voxels of a NRRD file. Memory follows what the file holds: a gzip stream is left as soon
 * as it exceeds what the header announces.
 *
 * @param file the bytes of the data file, or those after the header
 * @returns a value per voxel, or FILE_TRUNCATED, GZIP_CORRUPT, GZIP_TOO_LARGE, HEADER_INVALID, VOXELS_NOT_FINITE
 */
export async function unpackVoxels(
  file: Uint8Array,
  header: NrrdHeader,
): Promise<Result<VoxelArray>> {
  const data = skipLines(file, header.lineSkip);
  if (header.encoding === 'text') return parseText(data.subarray(header.byteSkip), header);
  const unpacked =
    header.encoding === 'raw' ? ok(data) : await unzip(data, header.byteSkip + header.byteLength);
  if (!unpacked.ok) return unpacked;
  const stored = cut(unpacked.value, header);
  return stored.ok ? decodeVoxels(stored.value, header) : stored;
}

function skipLines(data: Uint8Array, lines: number): Uint8Array {
  let from = 0;
  for (let line = 0; line < lines && from < data.length; line += 1) {
    const end = data.indexOf(LINE_FEED, from);
    from = end < 0 ? data.length : end + 1;
  }
  return data.subarray(from);
}

function cut(
  data: Uint8Array,
  { byteSkip, byteLength }: NrrdHeader,
): Result<Uint8Array<ArrayBuffer>> {
  const from = byteSkip === -1 ? data.length - byteLength : byteSkip;
  const left = data.length - from;
  if (from < 0 || left < byteLength) {
    const message = `expected ${byteLength} bytes of voxels, got ${Math.max(0, byteSkip === -1 ? data.length : left)}`;
    return fail({ code: 'FILE_TRUNCATED', message });
  }
  if (left > byteLength + TRAILING_BYTES)
    return invalid(`${byteLength} bytes of voxels`, `${left}`);
  return ok(new Uint8Array(data.subarray(from, from + byteLength)));
}

async function unzip(data: Uint8Array, announced: number): Promise<Result<Uint8Array>> {
  const damaged = (found: string): Result<never> =>
    fail({ code: 'GZIP_CORRUPT', message: `expected a whole gzip stream, found ${found}` });
  if (!isGzip(data)) return damaged('other bytes');
  const maxOutputLength = Math.min(announced + TRAILING_BYTES, MAX_BYTES);
  try {
    return ok(await gunzipAsync(data, { maxOutputLength }));
  } catch (error) {
    if (errorField(error, 'code') === 'ERR_BUFFER_TOO_LARGE') {
      const message = `expected ${announced} bytes, as the header announces, found more than ${maxOutputLength}`;
      return fail({ code: 'GZIP_TOO_LARGE', message });
    }
    if (errorField(error, 'errno') === constants.Z_BUF_ERROR) return damaged('it cut');
    if (errorField(error, 'errno') === constants.Z_DATA_ERROR) return damaged('it damaged');
    throw error;
  }
}
