import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import {
  fail,
  MAX_MANIFEST_BYTES,
  ok,
  type ManifestProblem,
  type ManifestSource,
  type Result,
} from '@atrium/contracts';
import { cohortName, parsePlacedManifest, type IdsOf, type PlacedRow } from '@atrium/protocol';
import type { DataRoots } from '../../data-roots';
import { errorCode } from '../../error-code';

/** A manifest that parsed. */
export interface ReadManifest {
  readonly name: string;
  /** The folder that relative paths start from. */
  readonly folder: string;
  readonly rows: readonly PlacedRow[];
}

/** Reads and parses a manifest, or gives every problem of it. @param of whether its ids are ids, or names that become ids */
export async function readSource(
  source: ManifestSource,
  roots: DataRoots,
  of: IdsOf = 'ids',
): Promise<Result<ReadManifest, ManifestProblem[]>> {
  const start = source.kind === 'path' ? source.path : source.folder;
  if (!path.isAbsolute(start)) return refuse(notAbsolute(source));
  if (!(await roots.allow(start)))
    return refuse(`The ${nounOf(source)} lies outside them. ${roots.sentence}`);
  if (source.kind === 'upload') {
    const bytes = Buffer.from(source.bytes_base64, 'base64');
    const file = path.join(source.folder, path.basename(source.file));
    return parse(bytes, { file, folder: source.folder, of });
  }
  const bytes = await readManifestFile(source.path);
  if (!bytes.ok) return bytes;
  return parse(bytes.value, { file: source.path, folder: path.dirname(source.path), of });
}

const nounOf = ({ kind }: ManifestSource): string => (kind === 'path' ? 'manifest' : 'folder');

const notAbsolute = (source: ManifestSource): string =>
  `Give the whole path of the ${nounOf(source)} on the site's machine, from the root of its disk.`;

const refuse = (message: string) => fail([{ line: null, column: null, message }]);

interface Parsing {
  readonly file: string;
  readonly folder: string;
  readonly of: IdsOf;
}

function parse(
  bytes: Uint8Array,
  { file, folder, of }: Parsing,
): Result<ReadManifest, ManifestProblem[]> {
  const parsed = parsePlacedManifest(bytes, path.basename(file), of);
  return parsed.ok
    ? ok({ name: cohortName(file), folder, rows: parsed.value })
    : fail(parsed.issue.map(({ line, column, message }) => ({ line, column, message })));
}

/** A regular file of a bearable size: never a pipe or a device, which would not end. */
async function readManifestFile(file: string): Promise<Result<Buffer, ManifestProblem[]>> {
  try {
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await handle.stat();
      if (!stats.isFile())
        return refuse('There is something at this path, but it is not a regular file.');
      if (stats.size > MAX_MANIFEST_BYTES) return refuse(tooLarge(stats.size));
      return ok(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    return refuse(unreadable(errorCode(error)));
  }
}

const tooLarge = (bytes: number): string =>
  `The manifest has ${bytes} bytes; at most ${MAX_MANIFEST_BYTES} are read. Register it in parts.`;

const unreadable = (code: unknown): string =>
  code === 'EACCES' || code === 'EPERM'
    ? "The site's worker has no permission to read the file at this path."
    : "There is no file at this path on the site's machine. Check it for typing errors.";
