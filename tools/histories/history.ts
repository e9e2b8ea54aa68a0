import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { ensureTemporal } from '../bootstrap/temporal.mjs';

/** Writes a workflow's history to a file. @param address of Temporal */
export async function saveHistory(address: string, workflowId: string, file: string): Promise<void> {
  const history = await show(address, workflowId);
  await writeFile(file, `${JSON.stringify(withoutMachine({ workflowId, history }))}\n`);
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
