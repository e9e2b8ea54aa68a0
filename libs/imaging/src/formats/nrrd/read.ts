import path from 'node:path';
import { type CaseFile, fail, ok, type Result } from '@atrium/contracts';
import type { Volume } from '../../volume';
import { about } from '../about';
import { readWhole, withFile } from '../file';
import { fileInside } from '../inside';
import { invalid } from '../invalid';
import { sha256 } from '../sha256';
import { parseFields } from './fields';
import { type NrrdHeader, parseNrrdHeader } from './header';
import { unpackVoxels } from './unpack';

/**
 * Reads a NRRD file: voxels behind the header, or in one data file that lies in the header's own folder.
 *
 * @param column the manifest column that names the file; issues name it and never the path
 * @returns the voxels in disk order with their grid in RAS mm, or the one thing that is wrong. The sha256 is that of the
 *   header's file and then the data file's bytes. Source: teem's definition of the NRRD file format
 */
export const readNrrd = (file: string, column: CaseFile): Promise<Result<Volume>> =>
  about(column, readBoth(file));

async function readBoth(file: string): Promise<Result<Volume>> {
  const bytes = await withFile(file, readWhole);
  if (!bytes.ok) return bytes;
  const fields = parseFields(bytes.value);
  if (!fields.ok) return fields;
  const header = parseNrrdHeader(fields.value.texts);
  if (!header.ok) return header;
  const { dataOffset } = fields.value;
  if (header.value.dataFile !== null) return readDetached(file, bytes.value, header.value);
  if (dataOffset === null) return invalid('a blank line after the header', 'the end of the file');
  return volumeOf([bytes.value], bytes.value.subarray(dataOffset), header.value);
}

async function readDetached(
  file: string,
  headerBytes: Uint8Array,
  header: NrrdHeader,
): Promise<Result<Volume>> {
  const name = header.dataFile ?? '';
  if (/^LIST\b/.test(name) || /%\d*d/.test(name)) {
    const message = 'expected one data file, found a list or a pattern of files';
    return fail({ code: 'ENCODING_UNSUPPORTED', message });
  }
  const target = await fileInside(path.dirname(file), name);
  if (!target.ok) return target;
  const data = await withFile(target.value, readWhole);
  return data.ok ? volumeOf([headerBytes, data.value], data.value, header) : data;
}

async function volumeOf(
  files: readonly Uint8Array[],
  stored: Uint8Array,
  header: NrrdHeader,
): Promise<Result<Volume>> {
  const voxels = await unpackVoxels(stored, header);
  if (!voxels.ok) return voxels;
  return ok({ grid: header.grid, data: voxels.value, sha256: sha256(...files), warnings: [] });
}
