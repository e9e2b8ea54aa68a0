/*
 * Records the histories that libs/workflows replays: `npm run -s tool -- tools/histories/record.ts VERSION`. A version is
 * recorded once, with the release that introduced it, and never refreshed to turn a test green.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { runWorkflowId, siteWorkflowId } from '@atrium/workflows/client';
import { phantomManifest } from '../sandbox/cohort';
import { Sandbox } from '../sandbox/sandbox';
import { saveHistory } from './history';
import { open, ownManifest, SCENARIOS, type Recorded } from './scenarios';

const CASES = 8;
const SITE = 'demo-north';

async function main(version: string): Promise<void> {
  const target = path.resolve(__dirname, '../../libs/workflows/src/histories', version);
  if (existsSync(target)) throw new Error(`Version ${version} is recorded already: a history is never refreshed.`);
  const sandbox = await Sandbox.create();
  try {
    await sandbox.keepStack();
    const address = (await sandbox.stack())?.temporalAddress ?? '';
    const manifest = await ownManifest(sandbox, await phantomManifest(), CASES);
    await mkdir(target, { recursive: true });
    for (const [name, scenario] of Object.entries(SCENARIOS)) {
      const recorded = await scenario({ sandbox, manifest, out: sandbox.file(name) });
      await saveBoth(address, target, name, recorded);
    }
    const stillOpen = await open({ sandbox, manifest, out: sandbox.file('open') });
    await saveBoth(address, target, 'open', stillOpen);
    await stillOpen.finish();
  } finally {
    await sandbox.dispose();
  }
}

const saveBoth = async (address: string, target: string, name: string, { runId, attempt }: Recorded): Promise<void> => {
  const workflows = { run: runWorkflowId(runId, attempt), site: siteWorkflowId(runId, attempt, SITE) };
  for (const [kind, workflowId] of Object.entries(workflows)) await saveHistory(address, workflowId, path.join(target, `${name}.${kind}.json`));
  process.stdout.write(`recorded ${name}\n`);
};

main(process.argv[2] ?? '').catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
