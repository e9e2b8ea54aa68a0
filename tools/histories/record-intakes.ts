/*
 * Records the histories of intakes that libs/workflows replays: `npm run -s tool -- tools/histories/record-intakes.ts VERSION`. A
 * version is recorded once, and never refreshed to turn a test green.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createApiClient, type ApiClient } from '@atrium/api-client';
import { intakeWorkflowId } from '@atrium/workflows/client';
import { startIntake, untilIntake, writeScan } from '../sandbox/intake';
import { Sandbox } from '../sandbox/sandbox';
import { waitFor } from '../sandbox/wait';
import { saveHistory } from './history';

const CASES = 60;

interface Stage {
  readonly sandbox: Sandbox;
  readonly api: ApiClient;
  /** A folder of images. */
  readonly source: string;
}

const start = ({ api, source }: Stage, name: string) => startIntake(api, source, { name, site: 's' });

async function completed(stage: Stage): Promise<string> {
  const id = await start(stage, 'completed');
  await untilIntake(stage.api, id, 'ready');
  return id;
}

/** Without a site. */
async function refused({ api, source }: Stage): Promise<string> {
  const id = await startIntake(api, source, { name: 'refused' });
  await untilIntake(api, id, 'refused');
  return id;
}

async function begun(stage: Stage, name: string): Promise<string> {
  const id = await start(stage, name);
  await waitFor('the first cases', 240_000, async () => (await stage.api.intakes.show.query({ id })).done > 0);
  return id;
}

async function stopped(stage: Stage): Promise<string> {
  const id = await begun(stage, 'stopped');
  await stage.api.intakes.stop.mutate({ id });
  await untilIntake(stage.api, id, 'stopped');
  return id;
}

async function workerLost(stage: Stage): Promise<string> {
  const id = await begun(stage, 'worker-lost');
  const stack = await stage.sandbox.stack();
  if (stack) process.kill(stack.processes['worker'].pid, 'SIGKILL');
  await untilIntake(stage.api, id, 'ready');
  return id;
}

const SCENARIOS = { completed, refused, stopped, 'worker-lost': workerLost };

async function main(version: string): Promise<void> {
  const target = path.resolve(__dirname, '../../libs/workflows/src/histories', version);
  if (existsSync(target)) throw new Error(`Version ${version} is recorded already: a history is never refreshed.`);
  const sandbox = await Sandbox.create();
  try {
    await sandbox.keepStack();
    const stack = await sandbox.stack();
    const source = sandbox.file('scans');
    for (let n = 0; n < CASES; n += 1) await writeScan({ image: path.join(source, `c${n}.nii.gz`) }, n);
    const stage = { sandbox, api: createApiClient(stack?.apiUrl ?? ''), source };
    await mkdir(target, { recursive: true });
    for (const [name, scenario] of Object.entries(SCENARIOS)) {
      const id = await scenario(stage);
      const file = path.join(target, `${name}.intake.json`);
      await saveHistory(stack?.temporalAddress ?? '', intakeWorkflowId(id, 1), file);
      process.stdout.write(`recorded ${name}\n`);
    }
  } finally {
    await sandbox.dispose();
  }
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
