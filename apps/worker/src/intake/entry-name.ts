import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, type Entry } from 'yauzl';
import { isWestern } from './western-name';

/** What of an entry says how it is called. */
export type NamedEntry = Pick<Entry, 'fileNameRaw' | 'extraFields' | 'generalPurposeBitFlag'>;

/** General purpose bit 11: name and comment are UTF-8. */
const UTF8_FLAG = 0x800;
/** Info-ZIP Unicode Path: a version, the CRC-32 of the name it stands for, the name in UTF-8. */
const UNICODE_PATH = 0x7075;
const UNICODE_PATH_VERSION = 1;
const UNICODE_PATH_START = 5;

/**
 * What an entry of an archive is called, / between names. Without the flag for UTF-8 the format says CP437, which few
 * archives are: Windows writes the code page of its language. A name is taken for UTF-8 or CP932 where it is sound in it.
 * Decoded as a whole, so that a second byte of 0x5C is never taken for a backslash.
 */
export function entryName(entry: NamedEntry): string {
  const { fileNameRaw: raw, generalPurposeBitFlag: flags } = entry;
  const unicode = unicodePath(entry);
  if (unicode !== null) return unicode;
  if ((flags & UTF8_FLAG) !== 0) return raw.toString('utf8');
  return decode(raw, 'utf-8') ?? ofCodePage(raw);
}

/** The extra field counts as long as nobody changed the name beside it. */
function unicodePath({ fileNameRaw, extraFields }: NamedEntry): string | null {
  for (const { id, data } of extraFields) {
    if (id !== UNICODE_PATH || data.length <= UNICODE_PATH_START) continue;
    if (data.readUInt8(0) !== UNICODE_PATH_VERSION) continue;
    if (data.readUInt32LE(1) === crc32(fileNameRaw))
      return decode(data.subarray(UNICODE_PATH_START), 'utf-8');
  }
  return null;
}

function ofCodePage(raw: Buffer): string {
  const japanese = isWestern(raw) ? null : decode(raw, 'shift_jis');
  // Without flag and fields yauzl decodes CP437; strict, it leaves backslashes to be refused.
  return japanese ?? getFileNameLowLevel(0, raw, [], true);
}

/** null of bytes that are not sound in an encoding. */
function decode(bytes: Uint8Array, encoding: 'utf-8' | 'shift_jis'): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
