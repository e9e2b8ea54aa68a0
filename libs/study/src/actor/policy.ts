import { ForbiddenError } from '../errors';
import type { Actor, Role } from './actor';

/** Who may do what; a verb that is not here cannot be written. `site` may act on its own site only. */
export const POLICY = {
  'site.hello': ['worker'],
  'cohort.register': ['owner'],
  'cohort.add-subset': ['owner'],
  'intake.start': ['owner'],
  'intake.stop': ['owner'],
  'intake.resume': ['owner'],
  'intake.cancel': ['owner'],
  'intake.confirm': ['owner'],
  'intake.progress': ['worker'],
  'intake.summary': ['worker'],
  'intake.end': ['system'],
  'model.verify': ['owner'],
  'protocol.save': ['owner'],
  'run.launch': ['owner'],
  'run.pause': ['owner'],
  'run.resume': ['owner'],
  'run.cancel': ['owner'],
  'run.retry-failed': ['owner'],
  'run.site-state': ['system'],
  'run.finish': ['system'],
  'result.record-case': ['site'],
  'result.record-failure': ['system'],
  'progress.record': ['site'],
  'analysis.ask': ['owner'],
  read: ['owner', 'system'],
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof POLICY;

/**
 * @param site the site that the verb acts on, if it acts on one
 * @throws ForbiddenError when the policy does not allow it
 */
export function authorise(actor: Actor, verb: Verb, site?: string): void {
  const roles: readonly Role[] = POLICY[verb];
  if (!roles.includes(actor.role)) {
    throw new ForbiddenError(`${actor.role} may not ${verb}.`);
  }
  if (actor.role === 'site' && actor.site !== site) {
    throw new ForbiddenError(`The token of site ${actor.site} does not open another site.`);
  }
}
