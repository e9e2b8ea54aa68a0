import { fail, ok, type Result } from '@atrium/contracts';
import type { Grid, Vec3 } from '../../volume';
import { invalid } from '../invalid';
import { MAX_BYTES } from '../limits';
import type { ScalarType } from '../scalar';
import type { StoredVoxels } from '../stored-voxels';
import { nrrdAffine } from './affine';
import { placeAxes } from './axes';
import { type Encoding, ENCODINGS, NRRD_TYPES } from './types';

/** What a NRRD header says about its voxels, checked. */
export interface NrrdHeader extends StoredVoxels {
  readonly grid: Grid;
  readonly encoding: Encoding;
  /** Of all voxels, unpacked. */
  readonly byteLength: number;
  /** Lines before the voxels. */
  readonly lineSkip: number;
  /** Bytes before the voxels, unpacked; -1: whatever precedes the last byteLength bytes. */
  readonly byteSkip: number;
  /** `data file` as it stands there; null: the voxels follow the header. */
  readonly dataFile: string | null;
}

/**
 * What the fields of a NRRD header mean.
 *
 * @param texts field -> text, from {@link parseFields}
 * @returns the header, or the first contradiction found in it
 */
export function parseNrrdHeader(texts: ReadonlyMap<string, string>): Result<NrrdHeader> {
  const axes = placeAxes(texts);
  if (!axes.ok) return axes;
  const datatype = typeOf(texts);
  if (!datatype.ok) return datatype;
  const encoding = encodingOf(texts);
  if (!encoding.ok) return encoding;
  const littleEndian = endianOf(texts, datatype.value, encoding.value);
  if (!littleEndian.ok) return littleEndian;
  const byteLength = lengthOf(axes.value.shape, datatype.value);
  if (!byteLength.ok) return byteLength;
  const skips = skipsOf(texts, encoding.value);
  if (!skips.ok) return skips;
  const affine = nrrdAffine(texts, axes.value.directions);
  if (!affine.ok) return affine;
  const { shape } = axes.value;
  return ok({
    ...skips.value,
    shape,
    grid: { shape, affine: affine.value },
    datatype: datatype.value,
    littleEndian: littleEndian.value,
    scaling: null,
    encoding: encoding.value,
    byteLength: byteLength.value,
    dataFile: texts.get('data file') ?? null,
  });
}

function typeOf(texts: ReadonlyMap<string, string>): Result<ScalarType> {
  const name = (texts.get('type') ?? '').toLowerCase();
  const type = NRRD_TYPES.get(name);
  if (type) return ok(type);
  const found = name === 'block' ? 'type block' : 'another type';
  const message = `expected real integers or floats, found ${found}`;
  return fail({ code: 'DATATYPE_UNSUPPORTED', message });
}

function encodingOf(texts: ReadonlyMap<string, string>): Result<Encoding> {
  const name = (texts.get('encoding') ?? '').toLowerCase();
  const encoding = ENCODINGS.get(name);
  if (encoding) return ok(encoding);
  const found = encoding === null ? `encoding ${name}` : 'another encoding';
  return fail({
    code: 'ENCODING_UNSUPPORTED',
    message: `expected encoding raw, gzip or ascii, found ${found}`,
  });
}

function endianOf(
  texts: ReadonlyMap<string, string>,
  { bytes }: ScalarType,
  encoding: Encoding,
): Result<boolean> {
  const endian = texts.get('endian')?.toLowerCase();
  if (endian === 'big' || endian === 'little') return ok(endian === 'little');
  if (endian === undefined && (bytes === 1 || encoding === 'text')) return ok(true);
  return invalid('endian little or big', endian === undefined ? 'none' : 'another word');
}

function lengthOf(shape: Vec3, { bytes }: ScalarType): Result<number> {
  const length = shape[0] * shape[1] * shape[2] * bytes;
  if (length <= MAX_BYTES) return ok(length);
  return invalid(`at most ${MAX_BYTES} bytes of voxels`, `${shape.join(' x ')}, ${length} bytes`);
}

function skipsOf(
  texts: ReadonlyMap<string, string>,
  encoding: Encoding,
): Result<{ lineSkip: number; byteSkip: number }> {
  const lineSkip = Number(texts.get('line skip') ?? 0);
  const byteSkip = Number(texts.get('byte skip') ?? 0);
  if (!Number.isSafeInteger(lineSkip) || lineSkip < 0)
    return invalid('a line skip of 0 or more', 'another number');
  const least = encoding === 'raw' ? -1 : 0;
  if (!Number.isSafeInteger(byteSkip) || byteSkip < least)
    return invalid(`a byte skip of ${least} or more`, 'another number');
  return ok({ lineSkip, byteSkip });
}
