import { audit as auditQueries, inTransaction, type Database, type Queryable } from '@atrium/db';
import type { z } from 'zod';
import type { Actor } from '../actor/actor';
import { authorise, type Verb } from '../actor/policy';
import { parseInput, refuseNul } from './parse-input';

/** What every verb and read works with. */
export interface Study {
  readonly db: Database;
  readonly actor: Actor;
  readonly now: () => Date;
  /** Of {@link together}: the transaction that verbs write in. */
  readonly tx?: Queryable;
}

/** What goes into the audit trail with a verb. */
export interface AuditNote {
  readonly subject?: string;
  readonly site?: string;
  readonly detail?: Record<string, string | number | boolean | null>;
}

export interface VerbContext {
  readonly tx: Queryable;
  readonly actor: Actor;
  readonly now: Date;
  /** Adds to the audit row of this verb. */
  note(note: AuditNote): void;
}

interface VerbDefinition<S extends z.ZodType, T> {
  readonly name: Verb;
  readonly input: S;
  /** The site that the input acts on. */
  readonly site?: (input: z.output<S>) => string;
  /** false for what happens every second and says nothing about decisions (progress, presence). */
  readonly audited?: boolean;
  /** For what writes many rows; 15 s unless said. */
  readonly timeoutMs?: number;
  run(context: VerbContext, input: z.output<S>): Promise<T>;
}

/**
 * A change of the study: policy, parse, transaction, audit row, in this order and for every one alike.
 * @throws ForbiddenError, InvalidInputError, or what its `run` refuses with; nothing is then changed
 */
export function defineVerb<S extends z.ZodType, T>(definition: VerbDefinition<S, T>) {
  const { name, audited = true } = definition;
  return async (study: Study, raw: z.input<S>): Promise<T> => {
    const input = parseInput(name, definition.input, raw);
    authorise(study.actor, name, definition.site?.(input));
    const work = async (tx: Queryable) => {
      let noted: AuditNote = {};
      const note = (next: AuditNote) => {
        noted = { ...noted, ...next };
      };
      const result = await definition.run(
        { tx, actor: study.actor, now: study.now(), note },
        input,
      );
      if (audited) await writeAudit(tx, study.actor, name, noted);
      return result;
    };
    return study.tx ? work(study.tx) : inTransaction(study.db, work, definition.timeoutMs);
  };
}

/** Verbs that stand or fall together: each has its policy and its audit row, and all of them are one transaction. */
export const together = <T>(
  study: Study,
  work: (study: Study) => Promise<T>,
  timeoutMs?: number,
): Promise<T> => inTransaction(study.db, (tx) => work({ ...study, tx }), timeoutMs);

function writeAudit(tx: Queryable, actor: Actor, verb: Verb, { subject, site, detail }: AuditNote) {
  return auditQueries.writeAuditEvent(tx, {
    actor: actor.id,
    role: actor.role,
    verb,
    ...(subject !== undefined && { subject }),
    ...(site !== undefined && { siteId: site }),
    ...(detail && { detail }),
  });
}

/** A read: the policy's `read` rule, no transaction, no audit. */
export function defineRead<I, T>(read: (db: Queryable, input: I, now: Date) => Promise<T>) {
  return async (study: Study, input: I): Promise<T> => {
    authorise(study.actor, 'read');
    refuseNul(input);
    return read(study.db, input, study.now());
  };
}
