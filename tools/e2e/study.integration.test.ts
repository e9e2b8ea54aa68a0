import type { CaseResult, LaunchRunInput, ModelSummary } from '@atrium/contracts';
import { appRouter } from '@atrium/routers';
import {
  actAs,
  finishRun,
  helloFromWorker,
  listAudit,
  mintToken,
  recordCase,
  recordFailure,
  recordProgress,
  setSiteState,
  SYSTEM,
  type Actor,
  type SiteGateways,
  type Study,
} from '@atrium/study';
import { TRPCError } from '@trpc/server';
import { createTestDatabase, type TestDatabase } from '../sandbox/database';

const SECRET = 's'.repeat(64);
const SHA = 'a'.repeat(64);
const OWNER: Actor = { role: 'owner', id: 'local' };
const MODEL: ModelSummary = {
  id: 'tiny',
  version: '1',
  family: 'medsam1',
  title: 'Tiny',
  sha256: SHA,
  encoder_seconds: 0.1,
  decoding_seconds: 0.1,
};
const PROTOCOL = `schema: atrium/protocol@1
name: verbs
target: { name: left atrium, label: 1 }
seed: 1
strategies:
  - { id: boxes, model: tiny, prompt: { kind: box-per-slice, source: reference }, sweep: { marginPx: [0, 3] } }
`;
const ALL = { sites: null, cases: null, limit: null };

let database: TestDatabase;
let study: Study;
let now = new Date('2026-01-01T00:00:00Z');

const noWorker = () => Promise.reject(new Error('no worker'));

/** A site's answer without a site: the centre keeps what it is told. */
const gateways: SiteGateways & { adopted: string[] } = {
  adopted: [],
  register: ({ rows }) =>
    Promise.resolve({
      cases: rows.map(({ case_id }) => ({
        case_id,
        image_sha256: SHA,
        reference_sha256: SHA,
        geometry: null,
        intensity: null,
        reference: null,
        issue: null,
      })),
    }),
  startCheck: noWorker,
  readCheck: noWorker,
  takeCheck: noWorker,
  startIntake: noWorker,
  intakes: () => ({ read: noWorker, take: noWorker, keep: noWorker, remove: noWorker }),
  adopt: (site, from, to) => Promise.resolve(void gateways.adopted.push(`${site}:${from}:${to}`)),
};

beforeAll(async () => {
  database = await createTestDatabase();
  study = { db: database.db, actor: OWNER, now: () => now };
}, 180_000);

afterAll(() => database.dispose(), 90_000);

const callerOf = (actor: Actor) =>
  appRouter.createCaller({
    study: actAs(study, actor),
    gateways,
    secret: SECRET,
    runChanges: { subscribe: () => () => undefined },
    verifyModels: noWorker,
    takePictures: () => Promise.resolve([]),
    reports: { version: '0.0.0', build: noWorker },
  });

const row = (case_id: string, site: string) => ({
  case_id,
  patient_id: case_id,
  site,
  image: `/data/${case_id}.nii`,
  reference: '',
  covariates: { dataset: 'd' },
});

async function registerAndSave() {
  const owner = callerOf(OWNER);
  const rows = [row('c1', 'north'), row('c2', 'south')];
  const cohort = await owner.cohorts.register({ name: 'cohort', rows, manifest_sha256: SHA });
  const hello = {
    gateway: 'http://127.0.0.1:1',
    provider: 'cpu',
    version: '1',
    sites: [],
    models: [MODEL],
    refused: [],
  };
  await helloFromWorker(SECRET)(actAs(study, { role: 'worker', id: 'worker' }), hello);
  const saved = await owner.protocols.save({ source: PROTOCOL, file: 'p.yaml' });
  if (!saved.ok) throw new Error(JSON.stringify(saved.issues));
  return { owner, cohort, protocol: saved.protocol };
}

async function launched() {
  const { owner, cohort, protocol } = await registerAndSave();
  const { id } = await owner.runs.launch({
    protocol_id: protocol.id,
    cohort_id: cohort.id,
    selection: ALL,
  });
  return { owner, id };
}

const sayModels = (models: ModelSummary[]) =>
  helloFromWorker(SECRET)(actAs(study, { role: 'worker', id: 'worker' }), {
    gateway: 'http://127.0.0.1:1',
    provider: 'cpu',
    version: '1',
    sites: [],
    models,
    refused: [],
  });

const UNET: ModelSummary = {
  ...MODEL,
  id: 'unet',
  family: 'task-specific',
  sha256: 'b'.repeat(64),
};

describe('a protocol whose prompts come from a model', () => {
  const source = PROTOCOL.replace('name: verbs', 'name: automatic').replace(
    'source: reference',
    'source: automatic, by: unet',
  );
  it('runs with both models, a unit of work for the one that segments, and is refused without the other', async () => {
    const { owner, cohort } = await registerAndSave();
    await sayModels([MODEL, UNET]);
    const saved = await owner.protocols.save({ source, file: 'p.yaml' });
    if (!saved.ok) throw new Error(JSON.stringify(saved.issues));
    const choice = { protocol_id: saved.protocol.id, cohort_id: cohort.id, selection: ALL };
    const { id } = await owner.runs.launch(choice);
    const run = await owner.runs.show({ id });
    expect(run.models.map((model) => model.id).sort()).toEqual(['tiny', 'unet']);
    expect(await database.db.caseRun.count({ where: { runId: id, model: 'tiny' } })).toBe(2);
    expect(await database.db.caseRun.count({ where: { runId: id } })).toBe(2);
    await sayModels([MODEL]);
    const preview = await owner.runs.preview(choice);
    expect(preview.refusals).toEqual([expect.stringContaining('have model unet')]);
    await expect(owner.runs.launch(choice)).rejects.toThrow('have model unet');
  });
});

const resultOf = (run_id: string, case_id: string, dice: number): CaseResult => ({
  schema: 'atrium/case-result@1',
  run_id,
  case_id,
  model: 'tiny',
  attempt: 1,
  content_hash: SHA,
  image_sha256: SHA,
  reference_sha256: SHA,
  provider: 'cpu',
  geometry: null,
  encoder_passes: 1,
  decodings: 2,
  total_seconds: 1,
  warnings: [],
  arms: ['boxes~m0', 'boxes~m3'].map((arm) => ({
    arm,
    status: 'completed',
    error: null,
    metrics: {
      dice,
      iou: dice,
      hd95_mm: 1,
      assd_mm: 1,
      nsd: [],
      volume_ml: 1,
      reference_volume_ml: 1,
      sensitivity: null,
      precision: null,
      hd_mm: null,
      relative_volume_error: null,
      centroid_distance_mm: null,
      components: null,
    },
    prompts: 1,
    key_slices: [],
    model_seconds: 1,
    mask: `${run_id}/${case_id}/tiny/masks/${arm}.nii.gz`,
    mask_sha256: SHA,
    slices: [],
  })),
});

const north: Actor = { role: 'site', id: 'site:north', site: 'north' };

describe('registering', () => {
  it('gives the same version for the same content, under the first id', async () => {
    const { owner, cohort } = await registerAndSave();
    const again = await registerAndSave();
    expect(again.cohort.id).toBe(cohort.id);
    expect(gateways.adopted.at(-1)).toContain(`:${cohort.id}`);
    expect(
      (await owner.cases.list({ cohort_id: cohort.id })).map(({ case_id }) => case_id),
    ).toEqual(['c1', 'c2']);
  });

  it('keeps no path', async () => {
    const { cohort } = await registerAndSave();
    const rows = await database.db.$queryRaw<
      { text: string }[]
    >`SELECT c::text AS text FROM "case" c WHERE "cohort_id" = ${cohort.id}::uuid`;
    for (const { text } of rows) expect(text).not.toContain('/data/');
  });

  it('never changes a version', async () => {
    await registerAndSave();
    for (const table of ['cohort', 'case', 'protocol', 'audit_event']) {
      await expect(database.db.$executeRawUnsafe(`DELETE FROM "${table}"`)).rejects.toThrow(
        /immutable/,
      );
    }
  });
});

describe('a protocol', () => {
  it('is one version for the same content, and says that nothing was made', async () => {
    const { owner, protocol } = await registerAndSave();
    const again = await owner.protocols.save({ source: `# a comment\n${PROTOCOL}`, file: 'p' });
    expect(again).toEqual({ ok: true, protocol, created: false });
    const other = await owner.protocols.save({
      source: PROTOCOL.replace('[0, 3]', '[0, 6]'),
      file: 'p',
    });
    expect(other).toMatchObject({ ok: true, created: true });
    expect(other.ok && other.protocol.version).toBeGreaterThan(protocol.version);
  });

  it('is shown with its text, what the text says, and the runs that used it', async () => {
    const { owner, id } = await launched();
    const { protocol, cohort } = await owner.runs.show({ id });
    const shown = await owner.protocols.show({ id: protocol.id });
    expect(shown).toMatchObject({
      ...protocol,
      source: PROTOCOL,
      body: { name: 'verbs', seed: 1 },
    });
    expect(shown.runs[0]).toMatchObject({
      id,
      state: 'requested',
      cohort: { id: cohort.id, name: cohort.name, version: cohort.version },
    });
    const listed = (await owner.protocols.list()).find((one) => one.id === protocol.id);
    expect(listed?.runs).toBe(shown.runs_total);
    expect(listed).not.toHaveProperty('source');
  });

  it('gives every problem of a text, and keeps nothing of it', async () => {
    const { owner } = await registerAndSave();
    const before = await owner.protocols.list();
    const source = PROTOCOL.replace('seed: 1', 'seed: x').replace('tiny', 'huge');
    const saved = await owner.protocols.save({ source, file: 'p' });
    expect(saved.ok ? [] : saved.issues.map(({ line }) => line)).toEqual([4, 6]);
    expect(await owner.protocols.list()).toEqual(before);
  });

  it('that is not there is said so', async () => {
    const id = '00000000-0000-7000-8000-000000000009';
    await expect(callerOf(OWNER).protocols.show({ id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a run', () => {
  it('writes its command and its audit event with it', async () => {
    const { id } = await launched();
    const commands = await database.db.runCommand.findMany({ where: { runId: id } });
    expect(commands.map(({ kind }) => kind)).toEqual(['start']);
    const [event] = await listAudit(study, { limit: 1 });
    expect(event).toMatchObject({ verb: 'run.launch', subject: id, actor: 'local' });
  });

  it('leaves nothing behind when it is refused', async () => {
    const { owner, cohort, protocol } = await registerAndSave();
    const before = await database.db.run.count();
    const events = await database.db.auditEvent.count();
    const selection = { ...ALL, sites: ['nowhere'] };
    await expect(
      owner.runs.launch({ protocol_id: protocol.id, cohort_id: cohort.id, selection }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await database.db.run.count()).toBe(before);
    expect(await database.db.auditEvent.count()).toBe(events);
  });

  describe('that verifies another', () => {
    const verifying = async () => {
      const { owner, id } = await launched();
      const { protocol, cohort } = await owner.runs.show({ id });
      const launch = (more: Partial<LaunchRunInput> = {}) =>
        owner.runs.launch({
          protocol_id: protocol.id,
          cohort_id: cohort.id,
          selection: ALL,
          rerun_of: id,
          mode: 'verify',
          ...more,
        });
      return { owner, id, launch };
    };
    const finish = (runId: string) =>
      finishRun(actAs(study, SYSTEM), { runId, attempt: 1, outcome: 'finished' });

    it('is refused without a run that has ended, of its protocol and cohort', async () => {
      const { owner, id, launch } = await verifying();
      await expect(launch()).rejects.toThrow('it can be verified once it has ended');
      await expect(launch({ rerun_of: undefined })).rejects.toThrow('names the run');
      await finish(id);
      const rows = [row('other', 'north')];
      const other = await owner.cohorts.register({ name: 'other', rows, manifest_sha256: SHA });
      await expect(launch({ cohort_id: other.id })).rejects.toThrow('the cohort of the run itself');
      const { id: verification } = await launch();
      expect(await owner.runs.show({ id: verification })).toMatchObject({
        mode: 'verify',
        rerun_of: id,
      });
      await expect(owner.results.verification({ run_id: id })).rejects.toThrow('verifies no other');
      await expect(owner.results.verification({ run_id: verification })).rejects.toThrow(
        'it says nothing until it has finished',
      );
    });

    it('counts what is left to compute, and the rows that the machine failed', async () => {
      const { owner, id, launch } = await verifying();
      await recordCase(actAs(study, north), { site: 'north', result: resultOf(id, 'c1', 0.8) });
      await finish(id);
      const { id: verification } = await launch();
      await recordFailure(actAs(study, SYSTEM), {
        runId: verification,
        caseId: 'c1',
        model: 'tiny',
        attempt: 1,
        code: 'DISK_FULL',
        message: 'no room',
      });
      await finish(verification);
      const found = await owner.results.verification({ run_id: verification });
      expect(found.reasons).toEqual(['north: DISK_FULL: c1: no room']);
      // What was not computed is neither the same nor another.
      expect(found).toMatchObject({
        ...{ rows: 0, equal_rows: 0, not_computed: 3 },
        ...{ differences: [], differences_total: 0 },
      });
    });

    it('is refused where a site has other files of a model', async () => {
      const { id, launch } = await verifying();
      await finish(id);
      await sayModels([{ ...MODEL, sha256: 'c'.repeat(64) }]);
      await expect(launch()).rejects.toThrow('no longer have the files that the run used of: tiny');
      await sayModels([MODEL]);
    });
  });

  it('takes a delivery twice as once', async () => {
    const { owner, id } = await launched();
    const delivery = { site: 'north', result: resultOf(id, 'c1', 0.8) };
    const site = actAs(study, north);
    const first = await recordCase(site, delivery);
    expect(await recordCase(site, delivery)).toEqual(first);
    const { rows, total } = await owner.results.list({ run_id: id });
    expect(total).toBe(2);
    expect(rows.map(({ case_id, arm, dice }) => [case_id, arm, dice])).toEqual([
      ['c1', 'boxes~m0', 0.8],
      ['c1', 'boxes~m3', 0.8],
    ]);
  });

  it('keeps how an arm holds along its slices; of a result from before it was measured, nothing', async () => {
    const { owner, id } = await launched();
    const result = resultOf(id, 'c1', 0.8);
    const drift = {
      slices_overrun: 2,
      slices_missed: 0,
      lost_inferior: { slice: 3, distance_mm: 7.5 },
      lost_superior: null,
      stability: 0.75,
    };
    const arms = result.arms.map((arm, i) => (i === 0 ? { ...arm, drift } : arm));
    await recordCase(actAs(study, north), { site: 'north', result: { ...result, arms } });
    const { rows } = await owner.results.list({ run_id: id });
    expect(rows).toMatchObject([
      {
        slices_overrun: 2,
        slices_missed: 0,
        lost_inferior_slice: 3,
        lost_inferior_mm: 7.5,
        lost_superior_slice: null,
        lost_superior_mm: null,
        stability: 0.75,
      },
      { slices_overrun: null, slices_missed: null, lost_inferior_mm: null, stability: null },
    ]);
  });

  it('refuses arms that it does not have, and numbers that cannot be', async () => {
    const { id } = await launched();
    const site = actAs(study, north);
    const result = resultOf(id, 'c1', 0.8);
    await expect(
      recordCase(site, { site: 'north', result: { ...result, arms: result.arms.slice(1) } }),
    ).rejects.toThrow(/2 arms/);
    await expect(
      recordCase(site, { site: 'north', result: resultOf(id, 'c1', 1.5) }),
    ).rejects.toThrow();
  });

  it('takes no more results once cancelled', async () => {
    const { id } = await launched();
    await finishRun(actAs(study, SYSTEM), { runId: id, attempt: 1, outcome: 'cancelled' });
    await expect(
      recordCase(actAs(study, north), { site: 'north', result: resultOf(id, 'c1', 0.8) }),
    ).rejects.toThrow(/cancelled/);
  });

  it('has no case in work once cancelled, though its site was heard late', async () => {
    const { owner, id } = await launched();
    const site = actAs(study, north);
    const said = {
      run_id: id,
      site: 'north',
      case_id: 'c1',
      model: 'tiny',
      phase: 'encoding' as const,
      slice: 1,
      slices: 9,
      attempt: 1,
    };
    await recordProgress(site, said);
    expect((await owner.runs.show({ id })).running).toHaveLength(1);
    await Promise.all([
      finishRun(actAs(study, SYSTEM), { runId: id, attempt: 1, outcome: 'cancelled' }),
      ...Array.from({ length: 5 }, (_, i) => recordProgress(site, { ...said, slice: 2 + i })),
    ]);
    await recordProgress(site, { ...said, slice: 8 });
    const { running, site_views } = await owner.runs.show({ id });
    expect({ running, work: site_views.map(({ work }) => work.running) }).toEqual({
      running: [],
      work: [0, 0],
    });
  });

  it('has no case in work at a site that is paused', async () => {
    const { owner, id } = await launched();
    const progress = { run_id: id, case_id: 'c1', model: 'tiny', phase: 'encoding' as const };
    const said = { ...progress, site: 'north', slice: 1, slices: 9, attempt: 1 };
    await recordProgress(actAs(study, north), said);
    await setSiteState(actAs(study, SYSTEM), { runId: id, site: 'north', state: 'paused' });
    await recordProgress(actAs(study, north), { ...said, slice: 2 });
    expect((await owner.runs.show({ id })).running).toEqual([]);
    await setSiteState(actAs(study, SYSTEM), { runId: id, site: 'north', state: 'running' });
    await recordProgress(actAs(study, north), { ...said, slice: 3 });
    expect((await owner.runs.show({ id })).running).toMatchObject([{ slice: 3 }]);
  });

  it('retries what failed, and nothing else', async () => {
    const { owner, id } = await launched();
    await recordCase(actAs(study, north), { site: 'north', result: resultOf(id, 'c1', 0.8) });
    const failure = {
      runId: id,
      caseId: 'c2',
      model: 'tiny',
      attempt: 1,
      code: 'CASE_STALLED' as const,
      message: 'stalled',
    };
    await recordFailure(actAs(study, SYSTEM), failure);
    await expect(owner.runs.retryFailed({ id })).rejects.toMatchObject({ code: 'CONFLICT' });
    await finishRun(actAs(study, SYSTEM), { runId: id, attempt: 1, outcome: 'finished' });
    expect(await owner.runs.retryFailed({ id })).toEqual({ retried: 1 });
    const detail = await owner.runs.show({ id });
    expect(detail).toMatchObject({
      state: 'requested',
      attempt: 2,
      counts: { completed: 2, failed: 2, excluded: 0 },
    });
    expect(detail.failures).toMatchObject([
      { code: 'CASE_STALLED', class: 'infrastructure', cases: 1, rows: 2 },
    ]);
    // A second tab asks for the same.
    expect(await owner.runs.retryFailed({ id })).toEqual({ retried: 0 });
    expect(await owner.runs.show({ id })).toMatchObject({ state: 'requested', attempt: 2 });
  });

  it('counts a failure of the method as 0 in all cases, one of the data not', async () => {
    const { owner, id } = await launched();
    const result = resultOf(id, 'c1', 0.8);
    const error = { code: 'PROMPT_INVALID' as const, message: 'm' };
    const arms = [
      { ...result.arms[0], status: 'failed' as const, metrics: null, error },
      result.arms[1],
    ];
    await recordCase(actAs(study, north), { site: 'north', result: { ...result, arms } });
    const failure = {
      runId: id,
      caseId: 'c2',
      model: 'tiny',
      attempt: 1,
      code: 'FILE_MISSING' as const,
      message: 'm',
    };
    await recordFailure(actAs(study, SYSTEM), failure);
    const dice = await owner.results.summary({ run_id: id });
    const of = (site: string, arm: string) =>
      dice.find((one) => one.site === site && one.arm === arm);
    expect(of('north', 'boxes~m0')).toMatchObject({
      completed: 0,
      box: { n: 0, median: null },
      all: { n: 1, median: 0 },
    });
    expect(of('north', 'boxes~m3')).toMatchObject({
      completed: 1,
      box: { n: 1, median: 0.8 },
      all: { n: 1, median: 0.8 },
    });
    expect(of('south', 'boxes~m0')).toMatchObject({
      failed: 1,
      all: { n: 0, median: null },
    });
  });
});

describe('what is refused', () => {
  const refusalOf = async (asked: Promise<unknown>) => {
    const error: unknown = await asked.catch((caught: unknown) => caught);
    if (!(error instanceof TRPCError)) throw new Error('Nothing was refused.');
    return { code: error.code, message: getTRPCErrorShape(error) };
  };
  const getTRPCErrorShape = (error: TRPCError): string =>
    appRouter._def._config.errorFormatter({
      error,
      type: 'unknown',
      path: undefined,
      input: undefined,
      ctx: undefined,
      shape: { message: error.message, code: -32600, data: { code: error.code, httpStatus: 400 } },
    }).message;

  it.each<[string, (owner: ReturnType<typeof callerOf>) => Promise<unknown>]>([
    ['a run', (owner) => owner.runs.show({ id: 'nope' })],
    ['a cohort', (owner) => owner.cohorts.show({ id: 'xyz' })],
    ['a protocol', (owner) => owner.protocols.show({ id: 'xyz' })],
    ['a model', (owner) => owner.models.show({ sha256: 'xyz' })],
    ['a check', (owner) => owner.cohorts.check.read({ id: 'nonsense' })],
    [
      'a filter',
      (owner) =>
        owner.results.summary({
          run_id: '00000000-0000-7000-8000-000000000000',
          filter: { sites: ['s'.repeat(300)] },
        }),
    ],
  ])('%s of nonsense is refused in words', async (_what, ask) => {
    const { code, message } = await refusalOf(ask(callerOf(OWNER)));
    expect(code).toBe('BAD_REQUEST');
    expect(message).toMatch(/^(id|sha256|filter\.sites\.0): /);
    expect(message).not.toMatch(/[{}[\]]/);
  });

  it('a NUL in any text that is asked for or kept', async () => {
    const { owner, cohort } = await registerAndSave();
    const { id: run_id } = await owner.runs.launch({
      protocol_id: (await owner.protocols.list())[0].id,
      cohort_id: cohort.id,
      selection: ALL,
    });
    const nul = 'a\0b';
    const asked: (() => Promise<unknown>)[] = [
      () => owner.results.search({ run_id, filter: { text: nul } }),
      () => owner.results.summary({ run_id, filter: { sites: [nul] } }),
      () => owner.results.points({ run_id, split: nul }),
      () => owner.results.facets({ run_id }).then(() => owner.cohorts.find({ reference: nul })),
      () => owner.cohorts.cases({ cohort_id: cohort.id, text: nul }),
      () => owner.cohorts.cases({ cohort_id: cohort.id, covariates: [{ name: nul, value: '' }] }),
      () => owner.audit.list({ subject: nul }),
      () => owner.cohorts.register({ name: nul, rows: [row('n', 'north')], manifest_sha256: SHA }),
      () => owner.protocols.save({ source: PROTOCOL.replace('verbs', nul), file: 'p.yaml' }),
      () => owner.protocols.save({ source: PROTOCOL.replace('verbs', '"a\\0b"'), file: 'p.yaml' }),
      () => owner.viewer.neighbours({ run_id, case_id: 'c1', filter: { codes: [nul] } }),
    ];
    const refused = await Promise.all(asked.map((ask) => refusalOf(ask())));
    expect(refused.map(({ code }) => code)).toEqual(asked.map(() => 'BAD_REQUEST'));
    expect(new Set(refused.map(({ message }) => message))).toEqual(
      new Set(['A text holds the character NUL (U+0000). Leave it out.']),
    );
  });
});

describe('the policy', () => {
  it('lets a site speak for itself only', async () => {
    const { id } = await launched();
    const south: Actor = { role: 'site', id: 'site:south', site: 'south' };
    const delivery = { site: 'north', result: resultOf(id, 'c1', 0.8) };
    await expect(recordCase(actAs(study, south), delivery)).rejects.toThrow(/another site/);
    await expect(callerOf(south).runs.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(callerOf(south).runs.cancel({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('gives every site a token of its own', () => {
    expect(mintToken(SECRET, 'north')).not.toBe(mintToken(SECRET, 'south'));
  });

  it('shows a site whose worker has gone silent as offline', async () => {
    const { owner } = await registerAndSave();
    expect((await owner.sites.list()).every(({ online }) => online)).toBe(true);
    now = new Date(now.getTime() + 60_000);
    expect((await owner.sites.list()).some(({ online }) => online)).toBe(false);
  });
});
