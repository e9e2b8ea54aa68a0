import { spawn } from 'node:child_process';
import path from 'node:path';
import { StackFailure } from '../failure';

const SCRIPT = path.resolve(__dirname, '../../../../tools/bootstrap/temporal.mjs');

/**
 * The path of a Temporal command line: on PATH, in ATRIUM_CACHE, or built; the script that also runs beside `npm ci`
 * knows the ways.
 * @param signal ends a build that is under way
 * @throws StackFailure with the ways out when none works
 */
export const findTemporal = (
  onLine: (line: string) => void,
  signal?: AbortSignal,
): Promise<string> => askScript([], onLine, signal);

/** The path of a Temporal command line that is there already, or null. */
export const installedTemporal = async (): Promise<string | null> =>
  (await askScript(['--find'], () => undefined)) || null;

function askScript(
  args: readonly string[],
  onLine: (line: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let found = '';
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (found += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      onLine(chunk.toString().trim());
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve(found.trim());
      else reject(new StackFailure(said.trim() || 'Temporal could not be found.'));
    });
  });
}
