import { type BigIntStats, close, constants, fstatSync, open, read, readv } from 'node:fs';
import { promisify } from 'node:util';
import { type CaseIssue, fail, ok, type Result } from '@atrium/contracts';
import { invalid } from './invalid';
import { MAX_BYTES } from './limits';
import { errorField, withoutPath } from './system-error';

const CHUNK_BYTES = 2 ** 20;

// By number: the file handles of node:fs/promises cost a series of a hundred slices a twentieth of its time.
const openAsync = promisify(open);
const readAsync = promisify(read);
const readvAsync = promisify(readv);
const closeAsync = promisify(close);

/** A regular file that is read once, from its first byte to its last. */
export interface OpenFile {
  readonly size: number;
  /** The next bytes, a megabyte unless less is asked for; null at the end. */
  readonly next: (most?: number) => Promise<Uint8Array<ArrayBuffer> | null>;
  /** The next bytes, into places of somebody else's, one after the other. @returns how many; 0 at the end */
  readonly fill: (places: readonly Uint8Array[]) => Promise<number>;
  /** Whether the file is still what it was when it was opened. */
  readonly unchanged: () => Promise<boolean>;
}

/** The answer where a file did not stay what it was. */
export const CHANGED: Result<never> = fail({
  code: 'FILE_CHANGED',
  message: 'expected the file to stay as it is, found it changed while it was read',
});

/** What the system answers when a file is not there or not for us; anything else is a broken machine. */
const UNREADABLE: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'nothing at its path'],
  ['ENOTDIR', 'nothing at its path'],
  ['ENAMETOOLONG', 'a path that is too long'],
  ['ERR_INVALID_ARG_VALUE', 'a path that names no file'],
  ['ELOOP', 'a link that leads back to itself'],
  ['EACCES', 'no permission to read it'],
  ['EPERM', 'no permission to read it'],
  ['ENXIO', 'something that is not a regular file'],
]);

/**
 * Opens a regular file, hands it over and closes it.
 *
 * @returns what `use` gives, or FILE_MISSING, FILE_EMPTY. No error ever holds the path.
 */
export async function withFile<T>(
  path: string,
  use: (file: OpenFile) => Promise<Result<T>>,
): Promise<Result<T>> {
  const opened = await openForReading(path);
  if (!opened.ok) return opened;
  try {
    const before = statsOf(opened.value);
    if (!before.isFile())
      return missing(before.isDirectory() ? 'a folder' : 'something that is not a regular file');
    if (before.size === 0n)
      return fail({ code: 'FILE_EMPTY', message: 'expected a scan, found 0 bytes' });
    return await use(reader(opened.value, Number(before.size), before.mtimeNs));
  } finally {
    await closeAsync(opened.value);
  }
}

async function openForReading(path: string): Promise<Result<number>> {
  try {
    // Without O_NONBLOCK (absent on Windows), opening a named pipe waits for its writer.
    return ok(await openAsync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
  } catch (error) {
    const issue = unreadable(error);
    if (issue) return fail(issue);
    throw withoutPath('a file could not be opened', error);
  }
}

/**
 * All bytes of an open file, in a buffer of their own.
 *
 * @returns HEADER_INVALID for a file of more than 4 GiB, FILE_CHANGED where it grew or shrank meanwhile
 */
export async function readWhole(file: OpenFile): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (file.size > MAX_BYTES) return invalid(`a file of at most ${MAX_BYTES} bytes`, `${file.size}`);
  // Not zeroed: every byte is written, or the file has changed.
  const bytes = Buffer.allocUnsafeSlow(file.size);
  return (await fillWhole(file, [bytes])) ? ok(bytes) : CHANGED;
}

/**
 * All bytes of an open file into places that are as long as it together.
 *
 * @returns false where it grew, shrank or changed meanwhile
 */
export async function fillWhole(file: OpenFile, places: readonly Uint8Array[]): Promise<boolean> {
  let left = without(places, 0);
  while (left.length > 0) {
    const got = await file.fill(left);
    if (got === 0) return false;
    left = without(left, got);
  }
  return file.unchanged();
}

/** What is left of places when their first bytes are filled. */
function without(places: readonly Uint8Array[], bytes: number): Uint8Array[] {
  const [first, ...others] = places;
  if (!first) return [];
  if (first.length > bytes) return [first.subarray(bytes), ...others];
  return without(others, bytes - first.length);
}

/** FILE_MISSING for what the system says of a path that is not there or not for us; null for any other error. */
export function unreadable(error: unknown): CaseIssue | null {
  const found = UNREADABLE.get(errorField(error, 'code'));
  return found === undefined ? null : missingIssue(found);
}

const missingIssue = (found: string): CaseIssue => ({
  code: 'FILE_MISSING',
  message: `expected a readable file, found ${found}`,
});

const missing = (found: string): Result<never> => fail(missingIssue(found));

/** At once: of a file that is open it takes microseconds, and a hundred slices ask three hundred times. */
const statsOf = (fd: number): BigIntStats => fstatSync(fd, { bigint: true });

function reader(fd: number, size: number, mtimeNs: bigint): OpenFile {
  let left = size;
  return {
    size,
    next: async (most = CHUNK_BYTES) => {
      // No more room than is left, and a byte that shows whether the file grew: memory that nobody fills is collected all the same.
      const room = left < 0 ? most : Math.min(most, left + 1);
      const chunk = Buffer.allocUnsafe(room);
      const { bytesRead } = await readAsync(fd, chunk, 0, room, null);
      left -= bytesRead;
      return bytesRead > 0 ? chunk.subarray(0, bytesRead) : null;
    },
    fill: async (places) => {
      const { bytesRead } = await readvAsync(fd, places);
      left -= bytesRead;
      return bytesRead;
    },
    unchanged: async () => {
      const now = statsOf(fd);
      return Number(now.size) === size && now.mtimeNs === mtimeNs;
    },
  };
}
