/*
 * Records the histories that libs/workflows replays: `npm run -s tool -- tools/histories/record.ts VERSION`. A version is
 * recorded once, with the release that introduced it, and never refreshed to turn a test green.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { runWorkflowId, siteWorkflowId } from '@atrium/workflows/client';
import { phantomManifest } from '../sandbox/cohort';
import { Sandbox } from '../sandbox/sandbox';
import { ensureTemporal } from '../bootstrap/temporal.mjs';
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
      await save(address, target, name, recorded);
    }
    const stillOpen = await open({ sandbox, manifest, out: sandbox.file('open') });
    await save(address, target, 'open', stillOpen);
    await stillOpen.finish();
  } finally {
    await sandbox.dispose();
  }
}

async function save(address: string, target: string, name: string, { runId, attempt }: Recorded): Promise<void> {
  const workflows = { run: runWorkflowId(runId, attempt), site: siteWorkflowId(runId, attempt, SITE) };
  for (const [kind, workflowId] of Object.entries(workflows)) {
    const history = await show(address, workflowId);
    await writeFile(path.join(target, `${name}.${kind}.json`), `${JSON.stringify(withoutMachine({ workflowId, history }))}\n`);
  }
  process.stdout.write(`recorded ${name}\n`);
}

/** A workflow's history as Temporal's own command line writes it (proto3 JSON). */
async function show(address: string, workflowId: string): Promise<unknown> {
  const temporal = await ensureTemporal((sentence: string) => process.stderr.write(`${sentence}\n`));
  const args = ['workflow', 'show', '--address', address, '--workflow-id', workflowId, '--output', 'json'];
  const { stdout } = await promisify(execFile)(temporal, args, { maxBuffer: 64 * 1024 * 1024, timeout: 30_000 });
  return JSON.parse(stdout);
}

/** Without what names this machine: identities of workers and stack traces; neither takes part in a replay. */
const withoutMachine = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => {
      if (key === 'identity') return 'recorded';
      if (key === 'stackTrace') return '';
      return inner;
    }),
  );

main(process.argv[2] ?? '').catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
