import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';

/** Size and time of change of files: what tells whether they are still the ones that were read. Short, however many they are. @param besides what else they are asked for */
export async function stampOf(files: readonly string[], besides = ''): Promise<string> {
  const hash = createHash('sha256').update(besides);
  for (const file of files) {
    const stats = await stat(file, { bigint: true }).catch(() => null);
    hash.update(stats ? `${stats.ino}:${stats.size}:${stats.mtimeNs} ` : 'none ');
  }
  return hash.digest('hex');
}
