import { listen, openDatabase } from '@atrium/db';
import type { Actor } from './actor/actor';
import type { Study } from './verb/verb';

/** A study over a pool of its own, in the name of `actor`; {@link actAs} gives the same to others. */
export const openStudy = (databaseUrl: string, actor: Actor): Study => ({
  db: openDatabase(databaseUrl),
  actor,
  now: () => new Date(),
});

/** The same study in another's name. */
export const actAs = (study: Study, actor: Actor): Study => ({ ...study, actor });

/** Ends the pool. */
export const closeStudy = (study: Study): Promise<void> => study.db.$disconnect();

/** @throws when Postgres does not answer */
export async function pingStudy(study: Study): Promise<void> {
  await study.db.$queryRaw`SELECT 1`;
}

/** Calls back when a command was written; see {@link onRunChange} for `null`. */
export const onCommand = (databaseUrl: string, onRun: (runId: string | null) => void) =>
  listen(databaseUrl, 'atrium_command', onRun);

/** Calls back with the id of a run whose version changed; with null when changes may have been missed. */
export const onRunChange = (databaseUrl: string, onRun: (runId: string | null) => void) =>
  listen(databaseUrl, 'atrium_run', onRun);
