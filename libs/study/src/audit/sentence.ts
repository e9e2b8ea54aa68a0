import { z } from 'zod';
import type { Verb } from '../actor/policy';

/** What an event says of itself, as its verb noted it. */
export interface EventFacts {
  readonly verb: string;
  readonly role: string;
  readonly site: string | null;
  readonly subject: string | null;
  readonly detail: Record<string, unknown>;
}

type Say = (event: EventFacts) => string;

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** A detail as text; nothing where the event does not have it. */
const detail = ({ detail: all }: EventFacts, key: string): string => {
  const parsed = text.safeParse(all[key]);
  return parsed.success ? parsed.data : '';
};

const has = (event: EventFacts, key: string): boolean => event.detail[key] === true;

const count = (event: EventFacts, key: string, noun: string): string => {
  const number = detail(event, key);
  return `${number || 'some'} ${noun}${number === '1' ? '' : 's'}`;
};

const run = ({ subject }: EventFacts): string => `run ${subject ?? 'unknown'}`;
const version = (event: EventFacts): string =>
  `${detail(event, 'name')} v${detail(event, 'version')}`;
const at = ({ site }: EventFacts): string => (site === null ? '' : ` at site ${site}`);

const LAUNCHED_TO: Readonly<Record<string, string>> = {
  reuse: ', taking over results of which nothing changed',
  verify: ', to verify the run that it repeats',
};

/** What of the subsets of the version before came along. */
function carried(event: EventFacts): string {
  const came = detail(event, 'subsets');
  const dropped = detail(event, 'dropped');
  return [
    came && came !== '0' ? ` ${count(event, 'subsets', 'subset')} came along.` : '',
    dropped ? ` No case is left of: ${dropped}.` : '',
  ].join('');
}

const SENTENCES: Partial<Record<Verb, Say>> = {
  'cohort.register': (event) => {
    if (has(event, 'known'))
      return `Registered cohort ${version(event)} again: its content was there already.`;
    const issues = detail(event, 'issues');
    const failing = issues && issues !== '0' ? `, ${issues} of them with an issue` : '';
    return `Registered cohort ${version(event)} with ${count(event, 'cases', 'case')}${failing}.${carried(event)}`;
  },
  'cohort.add-subset': (event) => {
    const subset = `subset ${detail(event, 'name')} of ${detail(event, 'cohort')}`;
    return has(event, 'again')
      ? `Asked again for ${subset}, which was there already.`
      : `Named ${subset}: ${count(event, 'cases', 'case')}.`;
  },
  'intake.start': (event) =>
    `Asked to take in ${detail(event, 'name')}${has(event, 'deidentify') ? ' as clean copies' : ''}.`,
  'intake.stop': (event) => `Asked to stop the intake of ${detail(event, 'name')}.`,
  'intake.resume': (event) => `Asked to go on with the intake of ${detail(event, 'name')}.`,
  'intake.cancel': (event) => `Gave up the intake of ${detail(event, 'name')}.`,
  'intake.confirm': (event) =>
    `Confirmed the intake of ${detail(event, 'name')}: ${count(event, 'cases', 'case')} registered, ${detail(event, 'left_out')} left out.`,
  'intake.end': (event) => `An intake ended: ${detail(event, 'outcome')}.`,
  'model.verify': (event) => `Had the models verified at ${count(event, 'sites', 'site')}.`,
  'protocol.save': (event) =>
    event.subject === null
      ? `Tried to save a protocol; ${count(event, 'refused', 'problem')} kept it from being saved.`
      : `Saved protocol ${version(event)}.`,
  'run.launch': (event) => {
    if (has(event, 'again'))
      return `Asked again to launch ${run(event)}, which was launched already.`;
    const what = detail(event, 'protocol');
    const subset = detail(event, 'subset');
    const on = `${subset && `subset ${subset} of `}${detail(event, 'cohort')}`;
    const of = what ? ` of ${what} on ${on}` : '';
    const why = LAUNCHED_TO[detail(event, 'mode')] ?? '';
    return `Launched ${run(event)}${of}: ${count(event, 'cases', 'case')} at ${count(event, 'sites', 'site')}${why}.`;
  },
  'run.pause': (event) =>
    `Asked to pause ${run(event)}${has(event, 'stop_running') ? ' and to stop its running cases' : ''}.`,
  'run.resume': (event) => `Asked to resume ${run(event)}.`,
  'run.cancel': (event) => `Asked to cancel ${run(event)}.`,
  'run.retry-failed': (event) =>
    has(event, 'again')
      ? `Asked again to retry the failed cases of ${run(event)}, which is doing so already.`
      : `Asked to retry the failed cases of ${run(event)}: ${count(event, 'retried', 'unit')} of work started.`,
  'run.site-state': (event) =>
    `The part of ${run(event)}${at(event)} is ${detail(event, 'state')}.`,
  'run.finish': (event) => `The ${run(event)} ended: ${detail(event, 'outcome')}.`,
  'result.record-case': (event) =>
    `Case ${detail(event, 'case_id')} of ${run(event)}, model ${detail(event, 'model')}, came in${at(event)}: ${detail(event, 'status')}.`,
  'result.record-failure': (event) =>
    `Case ${detail(event, 'case_id')} of ${run(event)}${at(event)} failed in its last attempt: ${detail(event, 'code')}.`,
};

const isKnown = (verb: string): verb is Verb => Object.hasOwn(SENTENCES, verb);

/** An event in words. */
export function eventSentence(event: EventFacts): string {
  const say = isKnown(event.verb) ? SENTENCES[event.verb] : undefined;
  return (
    say?.(event) ??
    `${event.verb}${event.subject === null ? '' : ` on ${event.subject}`}${at(event)}.`
  );
}
