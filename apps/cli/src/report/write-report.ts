import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReportFile } from '@atrium/contracts';
import { Resvg } from '@resvg/resvg-js';

/** Pixels of a PNG for each of its drawing's: sharp in print at half a page's width. */
const SCALE = 2;

/** Writes a report's files, and each figure as PNG too. Nothing else in the folder is touched. */
export async function writeReport(
  folder: string,
  files: readonly ReportFile[],
): Promise<{ tables: number; figures: number }> {
  for (const { name, text } of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeWhole(file, text);
    if (name.endsWith('.svg')) await writeWhole(file.replace(/svg$/, 'png'), toPng(text));
  }
  const below = (start: string): number =>
    files.filter(({ name }) => name.startsWith(start)).length;
  return { tables: below('tables/'), figures: below('figures/') };
}

/** A reader never sees half of a file. */
async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${file}.tmp`, content);
  await rename(`${file}.tmp`, file);
}

function toPng(svg: string): Uint8Array {
  const options = {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { loadSystemFonts: true },
  } as const;
  return new Resvg(svg, options).render().asPng();
}
