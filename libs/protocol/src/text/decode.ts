import { fail, ok, type Result, type TextIssue } from '@atrium/contracts';

/**
 * Text of a UTF-8 file, without its byte order mark. Anything else (Latin-1, UTF-16) is refused with the line and
 * column of the first byte that is not UTF-8.
 */
export function decodeUtf8(bytes: Uint8Array, file: string): Result<string, TextIssue> {
  const text = decode(bytes, false);
  if (text !== undefined) return ok(text);
  const before = validPrefix(bytes);
  const lines = before.split(/\r\n|\r|\n/);
  const found = bytes[byteLength(before, bytes)];
  return fail({
    file,
    line: lines.length,
    column: (lines.at(-1) ?? '').length + 1,
    message: `found byte 0x${found.toString(16).padStart(2, '0').toUpperCase()}, which is not UTF-8; expected the file to be saved as UTF-8.`,
  });
}

function decode(bytes: Uint8Array, unfinished: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: unfinished });
  } catch {
    return undefined;
  }
}

/** The longest text that the bytes begin with, by bisection: a decoder does not say where it failed. */
function validPrefix(bytes: Uint8Array): string {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decode(bytes.subarray(0, middle), true) === undefined) bad = middle;
    else good = middle;
  }
  return decode(bytes.subarray(0, good), true) ?? '';
}

function byteLength(text: string, bytes: Uint8Array): number {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return Math.min(new TextEncoder().encode(text).length + mark, bytes.length - 1);
}
