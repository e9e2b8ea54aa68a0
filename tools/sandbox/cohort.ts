import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import Papa from 'papaparse';

const CHECKOUT = path.resolve(__dirname, '../..');

/**
 * The synthetic demo cohort, made once a checkout: scans of twelve cases at three sites. Of two test processes that make
 * it at once, the first one's stays.
 * @returns its manifest
 */
export async function phantomManifest(): Promise<string> {
  const folder = path.join(CHECKOUT, 'test-results', 'phantom');
  const manifest = path.join(folder, 'manifest.csv');
  if (!existsSync(manifest)) {
    const part = `${folder}.${process.pid}`;
    // A process of its own: inside jest's realm the same arithmetic takes many times as long.
    const args = ['--import', 'tsx', '--conditions=@atrium/source', 'tools/phantom/write.ts', part];
    execFileSync(process.execPath, args, { cwd: CHECKOUT, timeout: 120_000 });
    await rename(part, folder).catch(() => rm(part, { recursive: true }));
  }
  return manifest;
}

export type ManifestCells = Record<string, string> &
  Record<'case_id' | 'patient_id' | 'site' | 'image' | 'reference', string>;

/** The rows of {@link phantomManifest}, their paths absolute. */
export async function phantomRows(): Promise<ManifestCells[]> {
  const manifest = await phantomManifest();
  const folder = path.dirname(manifest);
  const text = (await readFile(manifest, 'utf8')).trimEnd();
  return Papa.parse<ManifestCells>(text, { header: true }).data.map((row) => ({
    ...row,
    image: path.join(folder, row.image),
    reference: path.join(folder, row.reference),
  }));
}
