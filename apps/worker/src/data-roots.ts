import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { CaseFile, CaseIssue } from '@atrium/contracts';

/** The folders that manifests and scans may lie below; with none configured, any. */
export class DataRoots {
  /** @param own folders of this worker, where it keeps what it made of files below the others */
  constructor(
    readonly folders: readonly string[],
    readonly own: readonly string[] = [],
  ) {}

  /**
   * Whether a file or folder may be opened, links followed. What is not there is where its nearest folder is, so that
   * the answer never tells what exists outside.
   */
  async allow(file: string): Promise<boolean> {
    if (this.folders.length === 0) return true;
    const roots = await Promise.all([...this.folders, ...this.own].map(resolveLinks));
    const real = await resolveLinks(file);
    return roots.some((root) => real === root || real.startsWith(withSeparator(root)));
  }

  /** FILE_FORBIDDEN for a scan outside the folders, or null. */
  async refuse(file: string, column: CaseFile): Promise<CaseIssue | null> {
    if (await this.allow(file)) return null;
    const message = `${column}: expected a file below the folders that this site allows, found one outside`;
    return { code: 'FILE_FORBIDDEN', file: column, message };
  }

  /** For people: which folders are allowed. */
  get sentence(): string {
    return `This site reads files below ${this.folders.join(', ')} only.`;
  }
}

/** The real path; of what is not there, its nearest real folder with the rest of the names. */
async function resolveLinks(file: string): Promise<string> {
  const absolute = path.resolve(file);
  const real = await realpath(absolute).catch(() => null);
  if (real !== null) return real;
  const parent = path.dirname(absolute);
  return parent === absolute
    ? absolute
    : path.join(await resolveLinks(parent), path.basename(absolute));
}

const withSeparator = (folder: string): string =>
  folder.endsWith(path.sep) ? folder : folder + path.sep;
