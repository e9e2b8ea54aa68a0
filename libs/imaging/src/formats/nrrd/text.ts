import { fail, ok, type Result } from '@atrium/contracts';
import type { VoxelArray } from '../../volume';
import { invalid } from '../invalid';
import { latin1 } from './fields';
import type { NrrdHeader } from './header';

/** Of voxels as text: half of the longest string, and far more than anybody writes so. */
const MAX_TEXT_BYTES = 2 ** 28;

/**
 * Voxels that are written as numbers (encoding ascii).
 *
 * @returns FILE_TRUNCATED, HEADER_INVALID where they are too few, too many, or no numbers of the header's type
 */
export function parseText(data: Uint8Array, header: NrrdHeader): Result<VoxelArray> {
  const { byteLength, datatype } = header;
  const count = byteLength / datatype.bytes;
  if (data.length > MAX_TEXT_BYTES)
    return invalid(`at most ${MAX_TEXT_BYTES} bytes of text`, `${data.length}`);
  // A number takes a character and what parts it from the next.
  if (data.length < 2 * count - 1) return tooFew(count, `${data.length} characters`);
  const words = latin1(data).match(/[^\s,]+/g) ?? [];
  if (words.length < count) return tooFew(count, `${words.length}`);
  if (words.length > count) return invalid(`${count} numbers`, `${words.length}`);
  const voxels = datatype.view(new Uint8Array(byteLength));
  const fits = words.every((word, index) => {
    const value = Number(word);
    voxels[index] = value;
    return datatype.floating ? Number.isFinite(voxels[index]) : voxels[index] === value;
  });
  return fits ? ok(voxels) : invalid(`numbers of type ${datatype.name}`, 'others');
}

const tooFew = (count: number, got: string): Result<never> =>
  fail({ code: 'FILE_TRUNCATED', message: `expected ${count} numbers, got ${got}` });
