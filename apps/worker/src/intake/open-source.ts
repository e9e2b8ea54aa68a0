import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type ManifestProblem, type Result, type StartIntake } from '@atrium/contracts';
import { recogniseSource } from '@atrium/intake';
import type { DataRoots } from '../data-roots';
import { errorCode } from '../error-code';
import { readSource, type ReadManifest } from '../gateway/checks/source';
import { stampOf } from '../store/stamp';
import type { IntakeFolder } from './folder';
import { problem } from './problem';
import { unzip } from './unzip';
import { listFiles, TooManyFiles, type Listed } from './walk';

/** A source whose kind is known. */
export type OpenedSource =
  | { readonly kind: 'manifest'; readonly manifest: ReadManifest }
  | {
      readonly kind: 'bids' | 'folder' | 'dicom';
      /** The folder that its files lie in. */
      readonly root: string;
      /** / between names. */
      readonly files: readonly string[];
      /** Folders that nobody looked into. */
      readonly tooDeep: readonly string[];
    };

type Opened = Result<OpenedSource, ManifestProblem[]>;

const refuse = (message: string) => fail([problem(message)]);

/** Finds out what a source is and what lies in it; a ZIP is unpacked into the intake's folder. */
export async function openSource(
  { source }: StartIntake,
  roots: DataRoots,
  folder: IntakeFolder,
): Promise<Opened> {
  if (source.kind === 'upload') return openManifest(await readSource(source, roots, 'names'));
  if (!path.isAbsolute(source.path))
    return refuse(
      "Give the whole path of the source on the site's machine, from the root of its disk.",
    );
  if (!(await roots.allow(source.path)))
    return refuse(`The source lies outside them. ${roots.sentence}`);
  // As it was looked up: a link that is turned later leads nowhere else.
  const real = await follow(source.path);
  if (!real.ok) return real;
  return openPlace(source.path, real.value, roots, folder);
}

async function follow(place: string): Promise<Result<string, ManifestProblem[]>> {
  try {
    return ok(await realpath(place));
  } catch (error) {
    const code = errorCode(error);
    return refuse(
      code === 'ENOENT'
        ? "There is nothing at this path on the site's machine. Check it for typing errors."
        : `This path cannot be followed on the site's machine (${String(code)}). Check its links and permissions.`,
    );
  }
}

async function openPlace(
  named: string,
  real: string,
  roots: DataRoots,
  folder: IntakeFolder,
): Promise<Opened> {
  const stats = await stat(real);
  if (stats.isDirectory()) return openFolder(real);
  if (!stats.isFile())
    return refuse('There is something at this path that is neither file nor folder.');
  return openFile(named, real, roots, folder);
}

async function openFile(
  named: string,
  real: string,
  roots: DataRoots,
  folder: IntakeFolder,
): Promise<Opened> {
  const kind = recogniseSource([path.basename(named)]);
  // Its relative paths start where it is named.
  if (kind === 'manifest')
    return openManifest(await readSource({ kind: 'path', path: named }, roots, 'names'));
  if (kind !== 'zip')
    return openFiles(path.dirname(real), { files: [path.basename(real)], tooDeep: [] });
  return openZip(real, folder);
}

/** Unpacked once: what lies there is the same files for another attempt, which reads them no second time. */
async function openZip(file: string, folder: IntakeFolder): Promise<Opened> {
  const unpacked = await folder.makeFolder('unpacked');
  const stamp = await stampOf([file]);
  if ((await folder.readUnpacked())?.stamp !== stamp) {
    const problems = await unzip(file, unpacked);
    if (problems.length > 0) return fail(problems);
    await folder.writeUnpacked({ stamp });
  }
  return openFolder(unpacked);
}

const openManifest = (read: Result<ReadManifest, ManifestProblem[]>): Opened =>
  read.ok ? ok({ kind: 'manifest', manifest: read.value }) : read;

async function openFolder(root: string): Promise<Opened> {
  try {
    return openFiles(root, await listFiles(root));
  } catch (error) {
    if (error instanceof TooManyFiles)
      return refuse('There are too many files in this folder. Name a folder of one study.');
    throw error;
  }
}

function openFiles(root: string, { files, tooDeep }: Listed): Opened {
  if (files.length === 0) return refuse('There is no file in this folder.');
  const kind = recogniseSource(files);
  return kind === 'bids' || kind === 'dicom'
    ? ok({ kind, root, files, tooDeep })
    : ok({ kind: 'folder', root, files, tooDeep });
}
