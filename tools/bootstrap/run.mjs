// Child processes of the bootstrap: what they print goes to standard error.
import { spawn } from 'node:child_process';
import { CHECKOUT } from './paths.mjs';

/** Everything that would phone home, draw or stay resident is off. */
export const QUIET_ENV = {
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NX_NO_CLOUD: 'true',
  NX_INTERACTIVE: 'false',
  NEXT_TELEMETRY_DISABLED: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/**
 * Runs a command to its end in a process group of its own, so that {@link endChildren} ends all of it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, timeoutMs?: number, silent?: boolean }} [options] silent: its output is kept, and told only when it fails
 * @returns {Promise<void>}
 */
export function run(command, args, { env = {}, timeoutMs = 1_800_000, silent = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: CHECKOUT,
      env: { ...process.env, ...QUIET_ENV, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    children.add(child);
    let kept = '';
    const take = (/** @type {Buffer} */ chunk) => {
      if (silent) kept = (kept + chunk.toString()).slice(-20_000);
      else process.stderr.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const timer = setTimeout(() => endGroup(child, 'SIGTERM'), timeoutMs);
    child.once('error', (error) => {
      children.delete(child);
      reject(error);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      children.delete(child);
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}.\n${kept}`));
    });
  });
}

/** Time to end by itself before it is killed: an install that is cut leaves half a package at worst. */
const END_MS = 10_000;

/** Ends what is still running, with all that it started, and waits until it has gone. */
export async function endChildren() {
  await Promise.all([...children].map(endAndWait));
}

/** @param {import('node:child_process').ChildProcess} child */
async function endAndWait(child) {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  endGroup(child, 'SIGTERM');
  const timer = setTimeout(() => endGroup(child, 'SIGKILL'), END_MS);
  await gone;
  clearTimeout(timer);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function endGroup(child, signal) {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}
