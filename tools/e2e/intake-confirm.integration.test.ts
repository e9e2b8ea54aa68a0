/* An intake and the version that it becomes are written together or not at all, whatever happens at the site meanwhile. */
import { randomUUID } from 'node:crypto';
import type {
  ConfirmedIntake,
  IntakeAnswer,
  IntakeIssue,
  LeaveOutCase,
  LeftOut,
  TakenIntake,
} from '@atrium/contracts';
import { intakes } from '@atrium/db';
import {
  cancelIntake,
  confirmIntake,
  diffCohorts,
  listAudit,
  overviewCohorts,
  showIntake,
  type IntakeGateway,
  type SiteGateways,
  type Study,
} from '@atrium/study';
import { createTestDatabase, type TestDatabase } from '../sandbox/database';

const SECRET = 's'.repeat(64);
const SHA = 'a'.repeat(64);

let database: TestDatabase;
let study: Study;

beforeAll(async () => {
  database = await createTestDatabase();
  study = { db: database.db, actor: { role: 'owner', id: 'local' }, now: () => new Date() };
}, 180_000);

afterAll(() => database.dispose(), 90_000);

const taken = (caseId: string): TakenIntake => ({
  manifest_sha256: SHA,
  rows: [{ case_id: caseId, patient_id: caseId, site: 'north', covariates: {} }],
  cases: [
    {
      case_id: caseId,
      image_sha256: SHA,
      reference_sha256: SHA,
      geometry: null,
      intensity: null,
      reference: null,
      issue: null,
    },
  ],
  issues: [],
  left_out: [],
});

/** A site's answers without a site; what it is asked for is written down. */
class Site implements IntakeGateway {
  readonly asked: string[] = [];
  constructor(
    private readonly found: TakenIntake,
    private readonly whileKeeping: () => Promise<void> = () => Promise.resolve(),
    private readonly adopting: () => Promise<void> = () => Promise.resolve(),
  ) {}

  read = () => Promise.reject(new Error('nobody reads'));
  take = () => Promise.resolve(this.found);
  keep = async () => {
    this.asked.push('keep');
    await this.whileKeeping();
  };
  remove = () => Promise.resolve(void this.asked.push('remove'));

  get gateways(): SiteGateways {
    const never = () => Promise.reject(new Error('no worker'));
    const [startCheck, readCheck, takeCheck, startIntake] = [never, never, never, never];
    return {
      ...{ startCheck, readCheck, takeCheck, startIntake, register: never },
      intakes: () => this,
      adopt: async () => {
        this.asked.push('adopt');
        await this.adopting();
      },
    };
  }
}

async function readyIntake(name: string): Promise<string> {
  const id = randomUUID();
  await intakes.requestIntake(study.db, {
    ...{ id, name, siteId: null, deidentify: true, labels: [] },
    ...{ workerId: randomUUID(), askedAt: new Date() },
  });
  await intakes.moveIntake(study.db, { id, attempt: 1 }, ['requested'], { state: 'ready' });
  return id;
}

interface Said {
  readonly leave_out?: LeaveOutCase[];
  readonly answers?: IntakeAnswer[];
}

const confirm = (id: string, { gateways }: Site, said: Said = {}) =>
  confirmIntake(study, { id, ...said }, { secret: SECRET, gateways });
const stateOf = async (id: string) => (await showIntake(study, id)).state;
const versionsOf = async (name: string) =>
  (await overviewCohorts(study, undefined)).filter((one) => one.name === name).length;

it('given up while it is confirmed it leaves no version, and its copies go', async () => {
  const id = await readyIntake('given-up');
  const site: Site = new Site(taken('g1'), () => cancelIntake(study, { id }, site.gateways));
  await expect(confirm(id, site)).rejects.toThrow('given up or resumed meanwhile');
  expect(site.asked).toEqual(['keep', 'remove']);
  expect([await stateOf(id), await versionsOf('given-up')]).toEqual(['cancelled', 0]);
});

it('stopped before the version is written it can be given up or confirmed again', async () => {
  const id = await readyIntake('stopped');
  const dies = new Site(taken('s1'), () => Promise.reject(new Error('the process ended')));
  await expect(confirm(id, dies)).rejects.toThrow('the process ended');
  expect([await stateOf(id), await versionsOf('stopped')]).toEqual(['ready', 0]);
  await confirm(id, new Site(taken('s1')));
  expect([await stateOf(id), await versionsOf('stopped')]).toEqual(['confirmed', 1]);
});

it('confirmed it cannot be given up: a cohort has its files', async () => {
  const id = await readyIntake('kept');
  const site = new Site(taken('k1'));
  const { cohort } = await confirm(id, site);
  await expect(cancelIntake(study, { id }, site.gateways)).rejects.toThrow('is confirmed');
  expect(site.asked).toEqual(['keep']);
  const verbs = (await listAudit(study, { limit: 2 })).map(({ verb }) => verb);
  expect(verbs).toEqual(['intake.confirm', 'cohort.register']);
  expect((await confirm(id, new Site(taken('k1')))).cohort.id).toBe(cohort.id);
});

it('stopped before the site adopted its index it is confirmed, and confirmed again it adopts', async () => {
  const [first, second] = [await readyIntake('twice'), await readyIntake('twice')];
  await confirm(first, new Site(taken('t1')));
  const none = () => Promise.resolve();
  const dies = new Site(taken('t1'), none, () => Promise.reject(new Error('the process ended')));
  await expect(confirm(second, dies)).rejects.toThrow('the process ended');
  expect([await stateOf(second), await versionsOf('twice')]).toEqual(['confirmed', 1]);
  const again = new Site(taken('t1'));
  await confirm(second, again);
  expect(again.asked).toEqual(['keep', 'adopt']);
});

describe('cases that a version does not take', () => {
  const out = (case_id: string, change: Partial<LeftOut> = {}): LeftOut => ({
    ...{ case_id, site: 'north', codes: ['SLICES_FEW'], chosen: true, ...change },
  });
  const version = async (
    cases: readonly string[],
    left_out: LeftOut[],
    said: LeaveOutCase[] = [],
  ): Promise<ConfirmedIntake> => {
    const parts = cases.map(taken);
    const [rows, registered] = [parts.flatMap((p) => p.rows), parts.flatMap((p) => p.cases)];
    const found = { ...taken(''), rows, cases: registered, left_out };
    return confirm(await readyIntake('reasons'), new Site(found), { leave_out: said });
  };

  it('stand in the difference of two versions with why: removed ones in the later, added ones in the earlier', async () => {
    const broken = out('r3', { codes: ['FILE_MISSING'], chosen: false });
    const first = await version(['r1', 'r2', 'r4'], [broken]);
    const reason = 'withdrew consent';
    const second = await version(
      ['r1', 'r3'],
      [out('r2')],
      [{ case_id: 'r2', reason: ` ${reason} ` }],
    );
    expect(second.left_out).toEqual([{ ...out('r2'), reason }]);
    const [from, to] = [first.cohort.id, second.cohort.id];
    const { rows } = await diffCohorts(study, { from, to, offset: 0, limit: 50 });
    expect(rows.map(({ case_id, change, left_out }) => [case_id, change, left_out])).toEqual([
      ['r3', 'added', { codes: ['FILE_MISSING'], reason: null }],
      ['r2', 'removed', { codes: ['SLICES_FEW'], reason }],
      ['r4', 'removed', null],
    ]);
  });

  it('need a reason', async () => {
    const said = [{ case_id: 'n2', reason: '  ' }];
    await expect(version(['n1'], [out('n2')], said)).rejects.toThrow(/leave_out/);
  });
});

describe('what is said to a warning', () => {
  const issue: IntakeIssue = {
    ...{ code: 'SLICES_FEW', severity: 'warning', case_id: 'w1', site: 'north', file: 'image' },
    ...{ found: '8 slices', expected: 'at least 16 slices', meaning: 'Look.' },
  };
  const say = async (text: string): Promise<string> => {
    const site = new Site({ ...taken('w1'), issues: [issue] });
    const answers = [{ code: issue.code, case_id: null, text }];
    return (await confirm(await readyIntake('answered'), site, { answers })).cohort.id;
  };

  it('stays: the same cases with another answer are another version, with the same one that version', async () => {
    const [first, again, other] = [await say('short'), await say('short'), await say('a phantom')];
    expect([again, await versionsOf('answered')]).toEqual([first, 2]);
    const { rows, changed, answered } = await diffCohorts(study, {
      ...{ from: first, to: other, offset: 0, limit: 50 },
    });
    expect([changed, answered]).toEqual([0, 1]);
    expect(rows).toMatchObject([{ case_id: 'w1', change: 'answered', what: ['checks'] }]);
  });

  it('is of the newest version for who says nothing of the same cases', async () => {
    const newest = await say('an old phantom');
    const site = new Site(taken('w1'));
    expect((await confirm(await readyIntake('answered'), site)).cohort.id).toBe(newest);
  });
});
