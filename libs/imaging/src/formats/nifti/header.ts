import { type CaseIssue, type ErrorCode, fail, ok, type Result } from '@atrium/contracts';
import type { Vec3 } from '../../volume';
import { MAX_BYTES } from '../limits';
import type { StoredVoxels } from '../stored-voxels';
import { DATATYPES, REFUSED_DATATYPES } from './datatype';
import { FIELDS_1, FIELDS_2, type RawHeader, readRaw } from './raw-header';
import { type NiftiKind, niftiKind } from './start';

/** What a NIfTI header says about its voxels, checked. */
export interface NiftiHeader extends StoredVoxels {
  readonly version: 1 | 2;
  /** Where the voxels begin. */
  readonly voxOffset: number;
  /** Of all voxels. */
  readonly byteLength: number;
  /** For the affine: see affine.ts. */
  readonly raw: RawHeader;
}

/** Bytes that are enough to read either version's header. */
export const HEADER_BYTES = 540;

/** More than any extension needs (a DICOM header is some kB). */
const MAX_VOX_OFFSET = 2 ** 26;

const issue = (code: ErrorCode, message: string): CaseIssue => ({ code, message });
const refuse = (code: ErrorCode, message: string): Result<never> => fail(issue(code, message));

/**
 * Parses the first bytes of a NIfTI file.
 *
 * @param bytes at least {@link HEADER_BYTES} of the unpacked file, or all of it if it is shorter
 * @returns the header, or the first contradiction found in it. Source: nifti1.h, nifti2.h (NIfTI data format working group)
 */
export function parseHeader(bytes: Uint8Array): Result<NiftiHeader> {
  const kind = recognise(bytes);
  if (!kind.ok) return kind;
  const { version, littleEndian } = kind.value;
  const raw = readRaw(bytes, version === 1 ? FIELDS_1 : FIELDS_2, littleEndian);
  const shape = checkShape(raw.dim);
  if (!shape.ok) return shape;
  const datatype = DATATYPES.get(raw.datatype);
  if (!datatype) {
    const name = REFUSED_DATATYPES.get(raw.datatype) ?? 'unknown';
    const found = `found datatype ${raw.datatype} (${name})`;
    return refuse('DATATYPE_UNSUPPORTED', `expected real integers or floats, ${found}`);
  }
  const byteLength = shape.value[0] * shape.value[1] * shape.value[2] * datatype.bytes;
  const problem = checkExtent(raw, version, byteLength) ?? checkScaling(raw);
  if (problem) return fail(problem);
  return ok({
    version,
    littleEndian,
    shape: shape.value,
    datatype,
    voxOffset: raw.voxOffset,
    byteLength,
    scaling: scalingOf(raw),
    raw,
  });
}

const MAGIC_1 = 'n+1\0';
const MAGIC_2 = 'n+2\0\r\n\x1a\n';

/** Version and byte order, from the header's own length and its magic. */
function recognise(bytes: Uint8Array): Result<NiftiKind> {
  if (bytes.length < 4) return truncated(348, bytes.length);
  const kind = niftiKind(bytes);
  if (!kind)
    return refuse('FORMAT_UNKNOWN', 'expected a NIfTI-1 or NIfTI-2 header, found other bytes');
  const { version, headerBytes } = kind;
  if (bytes.length < headerBytes) return truncated(headerBytes, bytes.length);
  const magic = version === 1 ? text(bytes, 344, 4) : text(bytes, 4, 8);
  if (magic === (version === 1 ? MAGIC_1 : MAGIC_2)) return ok(kind);
  const found = /^ni[12]\0/.test(magic)
    ? 'found a header whose voxels lie in another file (.hdr and .img)'
    : `found ${JSON.stringify(magic)}`;
  return refuse('FORMAT_UNKNOWN', `expected the magic "n+${version}" of a single file, ${found}`);
}

const text = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

const truncated = (expected: number, got: number): Result<never> =>
  refuse('FILE_TRUNCATED', `expected a header of ${expected} bytes, got ${got} bytes`);

/** A 3D shape; 4D to 7D only with one volume. */
function checkShape(dim: readonly number[]): Result<Vec3> {
  const [count] = dim;
  if (!(count >= 1 && count <= 7))
    return refuse('HEADER_INVALID', `expected 3 dimensions, found dim[0] = ${count}`);
  const lengths = dim.slice(1, count + 1);
  const broken = lengths.findIndex((length) => !(length >= 1));
  if (broken >= 0)
    return refuse(
      'HEADER_INVALID',
      `expected at least 1 voxel along each dimension, found dim[${broken + 1}] = ${lengths[broken]}`,
    );
  if (count < 3)
    return refuse(
      'HEADER_INVALID',
      `expected 3 dimensions, found ${count}: ${lengths.join(' x ')}`,
    );
  const volumes = lengths.slice(3).reduce((product, length) => product * length, 1);
  if (volumes !== 1)
    return refuse('VOLUME_COUNT', `expected 1 volume, found ${volumes} (${lengths.join(' x ')})`);
  return ok([lengths[0], lengths[1], lengths[2]]);
}

function checkExtent(raw: RawHeader, version: 1 | 2, byteLength: number): CaseIssue | null {
  if (byteLength > MAX_BYTES) {
    const found = `found ${raw.dim.slice(1, 4).join(' x ')}, ${byteLength} bytes`;
    return issue('HEADER_INVALID', `expected at most ${MAX_BYTES} bytes of voxels, ${found}`);
  }
  const least = version === 1 ? 352 : 544;
  const offset = raw.voxOffset;
  if (Number.isInteger(offset) && offset >= least && offset <= MAX_VOX_OFFSET) return null;
  return issue(
    'HEADER_INVALID',
    `expected vox_offset to be an integer from ${least} to ${MAX_VOX_OFFSET}, found ${offset}`,
  );
}

/** nibabel: a slope of 0, NaN or infinity means no scaling at all. */
const scales = ({ slope }: RawHeader): boolean => Number.isFinite(slope) && slope !== 0;

function checkScaling(raw: RawHeader): CaseIssue | null {
  if (!scales(raw) || Number.isFinite(raw.intercept)) return null;
  return issue('HEADER_INVALID', `expected a finite scl_inter, found ${raw.intercept}`);
}

function scalingOf(raw: RawHeader): NiftiHeader['scaling'] {
  const { slope, intercept } = raw;
  return scales(raw) && (slope !== 1 || intercept !== 0) ? { slope, intercept } : null;
}
