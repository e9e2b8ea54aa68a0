import { createWriteStream } from 'node:fs';
import { lstat, mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ManifestProblem } from '@atrium/contracts';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { privateFolder } from '../store/private-folder';
import { entryName } from './entry-name';
import { problem } from './problem';
import {
  FILE_AND_FOLDER,
  isOfSystem,
  OUTSIDE,
  Refusal,
  refuseMade,
  TWICE,
  whyOf,
} from './unzip-refusal';
import { MAX_FILES } from './walk';

/** Bytes that an archive may unpack to: a hundred times its own, and 20 GB at least. */
const MOST_TIMES = 100;
const AT_LEAST = 20 * 1024 ** 3;
/** Names that archives may be nested by. */
const ARCHIVE = /\.(zip|7z|rar|tar|tgz|tar\.gz|bz2|xz)$/i;
/** The kind of a file in what Unix keeps of it. */
const KIND = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;

/**
 * Unpacks a ZIP into an empty folder. Refused are: places outside of it, links, archives within, encrypted entries, an entry that
 * unpacks to another size than it says, a name that two entries have or that is too long, and more bytes or files than a study has.
 * Nothing is left of an archive that is refused.
 *
 * @returns why it is refused; empty where it was unpacked
 */
export async function unzip(file: string, into: string): Promise<ManifestProblem[]> {
  await rm(into, { recursive: true, force: true });
  await privateFolder(into);
  try {
    await unpackAll(file, into);
    return [];
  } catch (error) {
    await rm(into, { recursive: true, force: true });
    if (isOfSystem(error)) throw error;
    return [problem(`The archive is not unpacked: ${whyOf(error)}.`)];
  }
}

async function unpackAll(file: string, into: string): Promise<void> {
  const { size } = await stat(file);
  const room = { bytes: Math.max(AT_LEAST, MOST_TIMES * size) };
  // Names are decoded and held to rules here, for yauzl knows no CP932; it holds entries to their sizes.
  const zip = await openPromise(file, { decodeStrings: false, validateEntrySizes: true });
  try {
    if (zip.entryCount > MAX_FILES) throw new Refusal(`it holds ${zip.entryCount} entries`);
    for await (const entry of zip.eachEntry()) await unpack(zip, entry, into, room);
  } finally {
    zip.close();
  }
}

async function unpack(
  zip: ZipFile,
  entry: Entry,
  into: string,
  room: { bytes: number },
): Promise<void> {
  const name = entryName(entry);
  refuseEntry(entry, name);
  const target = path.join(into, name);
  if (!target.startsWith(into + path.sep)) throw new Refusal(OUTSIDE);
  if (name.endsWith('/')) return makeFolder(target);
  await makeFolder(path.dirname(target));
  const stream = await zip.openReadStreamPromise(entry);
  const file = createWriteStream(target, { flags: 'wx', mode: 0o600 });
  await pipeline(stream, counting(room), file).catch((error: unknown) => refuseFile(target, error));
}

/** A folder may be named as often as an archive likes. What things are called is nobody else's to read. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) =>
    refuseMade(error, FILE_AND_FOLDER),
  );
}

async function refuseFile(target: string, error: unknown): Promise<never> {
  const there = await lstat(target).catch(() => null);
  return refuseMade(error, there?.isDirectory() ? FILE_AND_FOLDER : TWICE);
}

/** What is really unpacked counts, not what the archive says. */
const counting = (room: { bytes: number }): Transform =>
  new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      room.bytes -= chunk.length;
      if (room.bytes < 0) done(new Refusal('it unpacks to too many bytes'));
      else done(null, chunk);
    },
  });

function refuseEntry(entry: Entry, name: string): void {
  const kind = (entry.externalFileAttributes >>> 16) & KIND;
  const parts = name.split('/');
  if (path.posix.isAbsolute(name) || /^[a-z]:|\\/i.test(name) || parts.includes('..'))
    throw new Refusal(OUTSIDE);
  if (kind !== 0 && kind !== REGULAR && kind !== FOLDER)
    throw new Refusal('an entry is a link, or no regular file');
  if (entry.isEncrypted()) throw new Refusal('an entry is encrypted');
  if (ARCHIVE.test(name))
    throw new Refusal('it holds another archive. Unpack it and name the folder');
}
