import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expandArms, settingsOf } from '@atrium/protocol';
import { findCase } from '../store/cohort-index';
import { ENDLESS, FROM_SOURCE, box, makeSite, type TestSite } from '../testing/site';
import { caseMessageSchema, type CaseJob, type CaseMessage } from './messages';

let site: TestSite;
let child: ChildProcess;
beforeEach(async () => {
  site = await makeSite();
  child = fork(path.join(__dirname, 'child.ts'), { execArgv: FROM_SOURCE });
});
afterEach(async () => {
  child.kill('SIGKILL');
  await site.close();
});

async function jobOf(input: ReturnType<TestSite['input']>): Promise<CaseJob> {
  const draft = path.join(site.home, 'draft');
  await mkdir(path.join(draft, 'masks'), { recursive: true });
  const { folder, sha256 } = await site.machine.models.get('tiny', input.modelSha256);
  return {
    runId: input.runId,
    caseId: input.caseId,
    attempt: 1,
    ...(await findCase(site.home, input)),
    readsAnew: false,
    arms: expandArms(input.protocol),
    settings: settingsOf(input.protocol),
    model: { folder, sha256 },
    automatic: [],
    provider: 'cpu',
    threads: 1,
    draft,
    address: 'run/case/tiny',
    secondsBefore: 0,
  };
}

/** The first message that satisfies `wanted`. */
const heard = (wanted: (message: CaseMessage) => boolean): Promise<CaseMessage> =>
  new Promise((resolve) => {
    child.on('message', (raw) => {
      const message = caseMessageSchema.parse(raw);
      if (wanted(message)) resolve(message);
    });
  });

describe('the case process', () => {
  it('fills the draft and says so', async () => {
    const job = await jobOf(site.input({}, [box('a')]));
    child.send(job);
    const message = await heard(({ kind }) => kind !== 'progress');
    expect(message).toMatchObject({ kind: 'done', receipt: { status: 'completed', arms: 1 } });
    expect((await readdir(job.draft)).sort()).toEqual(['masks', 'result.json']);
    await access(path.join(job.draft, 'masks/a.nii.gz'));
  });

  it('ends when its channel closes, also in mid-work', async () => {
    child.send(await jobOf(site.input({ caseId: 'long' }, [ENDLESS])));
    await heard((message) => message.kind === 'progress' && message.phase === 'decoding');
    const exited = once(child, 'exit');
    child.disconnect();
    expect(await exited).toEqual([0, null]);
  });

  it('leaves signals to the group to its parent', async () => {
    child.send(await jobOf(site.input()));
    await heard(({ kind }) => kind === 'progress');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await heard(({ kind }) => kind !== 'progress')).toMatchObject({ kind: 'done' });
  });

  it('refuses a model that prompts and whose model.json changed since it was looked up', async () => {
    const job = await jobOf(site.input());
    child.send({ ...job, automatic: [{ ...job.model, sha256: 'f'.repeat(64) }] });
    const message = await heard(({ kind }) => kind !== 'progress');
    expect(message).toMatchObject({ kind: 'failed', code: 'MODEL_HASH' });
  });

  it('refuses a model.json that changed since it was looked up', async () => {
    const job = await jobOf(site.input());
    child.send({ ...job, model: { ...job.model, sha256: 'f'.repeat(64) } });
    const message = await heard(({ kind }) => kind !== 'progress');
    expect(message).toMatchObject({ kind: 'failed', code: 'MODEL_HASH' });
  });
});
