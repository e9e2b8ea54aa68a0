import { POLICY } from '../actor/policy';
import { eventSentence, type EventFacts } from './sentence';

const ID = '00000000-0000-7000-8000-000000000001';
const say = (verb: string, change: Partial<EventFacts> = {}) =>
  eventSentence({ verb, role: 'owner', site: null, subject: ID, detail: {}, ...change });

describe('an event in words', () => {
  it.each([
    [
      'cohort.register',
      { name: 'utah', version: 2, cases: 12, issues: 1, known: false },
      'Registered cohort utah v2 with 12 cases, 1 of them with an issue.',
    ],
    [
      'cohort.register',
      { name: 'utah', version: 2, cases: 1, issues: 0, known: false },
      'Registered cohort utah v2 with 1 case.',
    ],
    [
      'cohort.register',
      { name: 'utah', version: 2, cases: 12, known: true },
      'Registered cohort utah v2 again: its content was there already.',
    ],
    [
      'cohort.register',
      { name: 'utah', version: 2, cases: 12, known: false, subsets: 2, dropped: 'pilot, old' },
      'Registered cohort utah v2 with 12 cases. 2 subsets came along. No case is left of: pilot, old.',
    ],
    [
      'cohort.register',
      { name: 'utah', version: 2, cases: 12, known: false, subsets: 0, dropped: '' },
      'Registered cohort utah v2 with 12 cases.',
    ],
    [
      'cohort.add-subset',
      { name: 'pilot', cohort: 'utah v2', cases: 3, again: false },
      'Named subset pilot of utah v2: 3 cases.',
    ],
    [
      'cohort.add-subset',
      { name: 'pilot', cohort: 'utah v2', cases: 3, again: true },
      'Asked again for subset pilot of utah v2, which was there already.',
    ],
    ['model.verify', { sites: 1 }, 'Had the models verified at 1 site.'],
    ['protocol.save', { name: 'boxes', version: 1 }, 'Saved protocol boxes v1.'],
    [
      'run.launch',
      { protocol: 'boxes v1', cohort: 'utah v2', cases: 3, sites: 1 },
      `Launched run ${ID} of boxes v1 on utah v2: 3 cases at 1 site.`,
    ],
    [
      'run.launch',
      { protocol: 'boxes v1', cohort: 'utah v2', cases: 3, sites: 1, mode: 'verify' },
      `Launched run ${ID} of boxes v1 on utah v2: 3 cases at 1 site, to verify the run that it repeats.`,
    ],
    [
      'run.launch',
      { protocol: 'boxes v1', cohort: 'utah v2', subset: 'pilot', cases: 3, sites: 1 },
      `Launched run ${ID} of boxes v1 on subset pilot of utah v2: 3 cases at 1 site.`,
    ],
    // As versions before this one noted it.
    ['run.launch', { cases: 3, sites: 2 }, `Launched run ${ID}: 3 cases at 2 sites.`],
    [
      'run.retry-failed',
      { again: true },
      `Asked again to retry the failed cases of run ${ID}, which is doing so already.`,
    ],
    ['run.launch', { again: true }, `Asked again to launch run ${ID}, which was launched already.`],
    [
      'run.pause',
      { stop_running: true },
      `Asked to pause run ${ID} and to stop its running cases.`,
    ],
    ['run.finish', { outcome: 'cancelled' }, `The run ${ID} ended: cancelled.`],
  ])('%s %j', (verb, detail, sentence) => expect(say(verb, { detail })).toBe(sentence));

  it('says that a protocol was not saved', () => {
    expect(say('protocol.save', { subject: null, detail: { refused: 2 } })).toBe(
      'Tried to save a protocol; 2 problems kept it from being saved.',
    );
  });

  it('has a sentence for every verb of the policy that is audited', () => {
    const silent = [
      'read',
      'site.hello',
      'progress.record',
      'analysis.ask',
      'intake.progress',
      'intake.summary',
    ];
    for (const verb of Object.keys(POLICY).filter((one) => !silent.includes(one)))
      expect(say(verb)).not.toContain(verb);
  });

  it('names a verb that it does not know', () => {
    expect(say('case.review', { site: 'north' })).toBe(`case.review on ${ID} at site north.`);
    expect(say('constructor', { subject: null })).toBe('constructor.');
  });
});
