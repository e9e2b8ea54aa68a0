import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { filesWithin } from './files-within';

/**
 * Size and time of change of files: what tells whether they are still the ones that were read. A folder stands for the files within
 * it: one that is rewritten in place changes nothing of the folder itself. Short, however many they are; none is opened.
 *
 * @param besides what else they are asked for
 */
export async function stampOf(places: readonly string[], besides = ''): Promise<string> {
  const hash = createHash('sha256').update(besides);
  for (const place of places) {
    const stats = await lookAt(place);
    hash.update(lineOf(stats));
    if (stats?.isDirectory()) for await (const line of linesWithin(place)) hash.update(line);
  }
  return hash.digest('hex');
}

async function* linesWithin(folder: string): AsyncGenerator<string, void> {
  for await (const files of filesWithin(folder)) {
    const lines = files.map(async (file) => [
      path.relative(folder, file),
      lineOf(await lookAt(file)),
    ]);
    yield JSON.stringify(await Promise.all(lines));
  }
}

const lookAt = (place: string): Promise<BigIntStats | null> =>
  stat(place, { bigint: true }).catch(() => null);

const lineOf = (stats: BigIntStats | null): string =>
  stats ? `${stats.ino}:${stats.size}:${stats.mtimeNs} ` : 'none ';
