import { type CaseIssue, fail, ok, type Result } from '@atrium/contracts';
import { invalid } from '../invalid';

/** A header's lines as they stand there. */
export interface Fields {
  /** Field (lower case, one spelling) -> text. */
  readonly texts: ReadonlyMap<string, string>;
  /** Where the bytes after the blank line begin; null where the file ends with the header. */
  readonly dataOffset: number | null;
}

/** More than any header needs: a thousand key/value pairs of a kilobyte. */
export const NRRD_HEADER_BYTES = 2 ** 20;

/** Spellings of one field. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['datafile', 'data file'],
  ['byteskip', 'byte skip'],
  ['lineskip', 'line skip'],
]);

const MAGIC = /^NRRD000[1-5]$/;
const LINE_FEED = 10;

/** Whether bytes begin as a NRRD file does. */
export const isNrrd = (bytes: Uint8Array): boolean => latin1(bytes.subarray(0, 7)) === 'NRRD000';

/**
 * Splits a NRRD header into its fields; comments and key/value pairs are passed over.
 *
 * @param bytes the file, or its first {@link NRRD_HEADER_BYTES}
 * @returns the fields, or FORMAT_UNKNOWN, HEADER_INVALID. Source: teem's definition of the NRRD file format
 */
export function parseFields(bytes: Uint8Array): Result<Fields> {
  const { lines, dataOffset } = splitLines(bytes.subarray(0, NRRD_HEADER_BYTES));
  if (!MAGIC.test(lines[0] ?? ''))
    return fail({
      code: 'FORMAT_UNKNOWN',
      message: 'expected the magic NRRD0001 to NRRD0005, found other bytes',
    });
  if (dataOffset === null && bytes.length >= NRRD_HEADER_BYTES)
    return invalid(`a header of less than ${NRRD_HEADER_BYTES} bytes`, 'no end of it');
  const texts = new Map<string, string>();
  for (const line of lines.slice(1)) {
    // The names of a list of files follow, a line each; a list is refused.
    if (texts.get('data file')?.startsWith('LIST')) break;
    const problem = takeLine(line, texts);
    if (problem) return fail(problem);
  }
  return ok({ texts, dataOffset });
}

function takeLine(line: string, texts: Map<string, string>): CaseIssue | null {
  if (line.startsWith('#')) return null;
  const field = /^([^:]+): (.*)$/.exec(line);
  if (!field) return /^[^:]+:=/.test(line) ? null : badLine('a line that is neither');
  const written = field[1].trim().toLowerCase();
  const name = SAME.get(written) ?? written;
  if (texts.has(name)) return badLine('a field twice');
  texts.set(name, field[2].trim());
  return null;
}

const badLine = (found: string): CaseIssue => ({
  code: 'HEADER_INVALID',
  message: `expected fields, comments and key/value pairs, found ${found}`,
});

/** The lines up to the first blank one. */
function splitLines(bytes: Uint8Array): { lines: string[]; dataOffset: number | null } {
  const lines: string[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, from);
    const line = latin1(bytes.subarray(from, end < 0 ? bytes.length : end)).replace(/\r$/, '');
    if (end >= 0 && line === '') return { lines, dataOffset: end + 1 };
    lines.push(line);
    if (end < 0) break;
    from = end + 1;
  }
  return { lines, dataOffset: null };
}

/** Bytes as one character each. */
export const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
