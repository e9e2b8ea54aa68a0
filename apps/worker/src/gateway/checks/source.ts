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
import { cohortName, parsePlacedManifest, type PlacedRow } from '@atrium/protocol';
import type { DataRoots } from '../../data-roots';
import { errorCode } from '../../error-code';

/** A manifest that parsed. */
export interface ReadManifest {
  readonly name: string;
  /** The folder that relative paths start from. */
  readonly folder: string;
  readonly rows: readonly PlacedRow[];
}

/** Reads and parses a manifest, or gives every problem of it. */
export async function readSource(
  source: ManifestSource,
  roots: DataRoots,
): Promise<Result<ReadManifest, ManifestProblem[]>> {
  const start = source.kind === 'path' ? source.path : source.folder;
  if (!path.isAbsolute(start)) return refuse(notAbsolute(source));
  if (!(await roots.allow(start)))
    return refuse(`The ${nounOf(source)} lies outside them. ${roots.sentence}`);
  if (source.kind === 'upload') {
    const bytes = Buffer.from(source.bytes_base64, 'base64');
    return parse(bytes, path.join(source.folder, path.basename(source.file)), source.folder);
  }
  const bytes = await readManifestFile(source.path);
  return bytes.ok ? parse(bytes.value, source.path, path.dirname(source.path)) : bytes;
}

const nounOf = ({ kind }: ManifestSource): string => (kind === 'path' ? 'manifest' : 'folder');

const notAbsolute = (source: ManifestSource): string =>
  `Give the whole path of the ${nounOf(source)} on the site's machine, from the root of its disk.`;

const refuse = (message: string) => fail([{ line: null, column: null, message }]);

function parse(
  bytes: Uint8Array,
  file: string,
  folder: string,
): Result<ReadManifest, ManifestProblem[]> {
  const parsed = parsePlacedManifest(bytes, path.basename(file));
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
