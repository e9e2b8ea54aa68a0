import { runs, type Database } from '@atrium/db';
import { LRUCache } from 'lru-cache';
import { authorise } from '../actor/policy';
import type { Study } from './verb';

/** Answers that a read keeps; the numbers of 50 arms at 5 sites take some 200 kB. */
const MOST = 64;

/**
 * A read of a run's results whose answer is kept until the run's version changes, as it does with every row that is
 * written: a page that ten people look at is aggregated once. Who may not read is refused first.
 */
export function remembered<I extends { readonly run_id: string }, T>(
  read: (study: Study, input: I) => Promise<T>,
): (study: Study, input: I) => Promise<T> {
  const kept = new WeakMap<Database, LRUCache<string, Promise<T>>>();
  const answersOf = (db: Database): LRUCache<string, Promise<T>> => {
    const answers = kept.get(db) ?? new LRUCache<string, Promise<T>>({ max: MOST });
    kept.set(db, answers);
    return answers;
  };
  return async (study, input) => {
    authorise(study.actor, 'read');
    const version = await runs.findVersion(study.db, input.run_id);
    const answers = answersOf(study.db);
    const key = `${version} ${JSON.stringify(input)}`;
    const known = answers.get(key);
    if (known) return known;
    const asked = read(study, input);
    answers.set(key, asked);
    asked.catch(() => answers.delete(key));
    return asked;
  };
}
