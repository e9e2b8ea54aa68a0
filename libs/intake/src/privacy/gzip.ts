import type { PrivacyFinding } from '@atrium/contracts';
import { isGzip } from '@atrium/imaging';
import { identifying, withoutEndings } from './names';
import { decodeText } from './text/bytes';

/** Flags of a gzip header (RFC 1952, 2.3.1): further bytes, the name of the file that was packed, a comment. */
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const HEADER_BYTES = 10;

/**
 * What the header of a gzip file says of a person: packers write there what the file was called before.
 *
 * @param start the first bytes of the file as it is on disk; a kilobyte holds every header that packers write
 */
export function findInGzip(start: Uint8Array): PrivacyFinding[] {
  if (start.length < HEADER_BYTES || !isGzip(start)) return [];
  const flags = start[3];
  let at = HEADER_BYTES;
  if ((flags & EXTRA) !== 0) at += 2 + ((start[at] ?? 0) | ((start[at + 1] ?? 0) << 8));
  const found: PrivacyFinding[] = [];
  for (const [flag, name] of [
    [NAME, 'gzip name'],
    [COMMENT, 'gzip comment'],
  ] as const) {
    if ((flags & flag) === 0) continue;
    const end = start.indexOf(0, at);
    const text = start.subarray(at, end < 0 ? start.length : end);
    // The standard says Latin-1; what packers write is mostly UTF-8.
    const reason = identifying(withoutEndings(decodeText(text)));
    if (reason !== null) found.push({ place: 'header-field', name, reason, direct: true });
    at += text.length + 1;
  }
  return found;
}
