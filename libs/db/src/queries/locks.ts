import type { Queryable } from '../client';

/** What is written one transaction at a time: "find it, else make the next version" would otherwise race. */
export type Versioned = 'cohort' | 'protocol' | 'subset';

/** Waits until no other transaction writes a version of this kind; held to the end of the transaction. */
export const lockVersions = (db: Queryable, kind: Versioned) =>
  db.$queryRaw<unknown[]>`SELECT pg_advisory_xact_lock(hashtext(${`atrium/${kind}`}))::text`;

/** Waits until no other transaction launches the run of this id; held to the end of the transaction. */
export const lockLaunch = (db: Queryable, runId: string) =>
  db.$queryRaw<unknown[]>`SELECT pg_advisory_xact_lock(hashtext(${`atrium/run/${runId}`}))::text`;
