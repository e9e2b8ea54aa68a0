import { LRUCache } from 'lru-cache';

/** Answers that a read keeps; the numbers of 50 arms at 5 sites take some 200 kB. */
const MOST = 64;

/** What an answer is as of: of a run its version, which every change of what people see of it raises. */
export interface Stamp {
  readonly id: string;
  readonly version: number;
}

/**
 * A read whose answer is kept until what it is of has another version: a page that ten people look at
 * is aggregated once. Whoever asks at the same time waits for the same answer; all get the same object, which nobody
 * changes.
 *
 * The stamps are read before the answer is, never with it: an answer may then be newer than its stamp, and is read again
 * at the next one, but never older.
 */
export function remembered<D extends object, I, T>(
  read: (db: D, input: I) => Promise<T>,
  most = MOST,
) {
  const kept = new WeakMap<D, LRUCache<string, Promise<T>>>();
  return (db: D, stamps: readonly Stamp[], input: I): Promise<T> => {
    const answers = kept.get(db) ?? new LRUCache<string, Promise<T>>({ max: most });
    kept.set(db, answers);
    const key = JSON.stringify([stamps.map(({ id, version }) => [id, version]), input]);
    const known = answers.get(key);
    if (known) return known;
    const asked = read(db, input);
    answers.set(key, asked);
    asked.catch(() => answers.delete(key));
    return asked;
  };
}
