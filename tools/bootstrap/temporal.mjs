// Finds Temporal's command line, or builds it; prints its path. Run by itself while npm installs, and by libs/stack.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withLock } from './lock.mjs';
import { CACHE } from './paths.mjs';
import { endChildren, run } from './run.mjs';

const exec = promisify(execFile);

const VERSION = 'v1.5.1';
const BUILT = path.join(CACHE, 'bin', 'temporal');
const BUILD_TIMEOUT_MS = 15 * 60 * 1000;

const WAYS_OUT =
  'Temporal is neither on PATH nor in ATRIUM_CACHE, and could not be built. Set TEMPORAL_ADDRESS to a running one, or put ' +
  'the "temporal" command line on PATH, or install Go 1.24 or newer.';

/** @returns {Promise<string | null>} the path of a `temporal` that runs, without building one */
async function findTemporal() {
  for (const candidate of ['temporal', BUILT]) if (await runs(candidate)) return candidate;
  return null;
}

/**
 * @param {(sentence: string) => void} say
 * @returns {Promise<string>} the path of a `temporal` that runs
 */
export async function ensureTemporal(say) {
  const found = await findTemporal();
  if (found) return found;
  const waiting = () => say('Another command is building Temporal: waiting for it.');
  return withLock(path.join(CACHE, 'temporal.lock'), waiting, async () => {
    if (!(await runs(BUILT))) await build(say);
    return BUILT;
  });
}

/** Whether it is a recent enough command line: `server start-dev` with a database file came with 0.13; one that `go install` built says 0.0.0-DEV. */
/** @param {string} candidate */
async function runs(candidate) {
  try {
    const { stdout } = await exec(candidate, ['--version'], { timeout: 15_000 });
    return /version (?:[1-9]|0\.0\.0-DEV|0\.(?:1[3-9]|[2-9]\d))/.test(stdout);
  } catch {
    return false;
  }
}

/** @param {(sentence: string) => void} say */
async function build(say) {
  const began = Date.now();
  say(`Building Temporal ${VERSION} with Go (2 to 6 minutes, once a machine).`);
  fs.mkdirSync(path.dirname(BUILT), { recursive: true });
  const target = `github.com/temporalio/cli/cmd/temporal@${VERSION}`;
  try {
    await run('go', ['install', target], {
      env: { GOBIN: path.dirname(BUILT), GOFLAGS: '' },
      timeoutMs: BUILD_TIMEOUT_MS,
      silent: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hasGo = !reason.includes('ENOENT');
    throw new Error(hasGo ? `${WAYS_OUT}\nGo said: ${reason.trim().slice(-2000)}` : WAYS_OUT);
  }
  say(`Temporal built (${((Date.now() - began) / 1000).toFixed(0)} s).`);
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const say = (/** @type {string} */ sentence) => process.stderr.write(`${sentence}\n`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => void endChildren().then(() => process.exit(130)));
  }
  // --find: what is there, and an empty line where nothing is.
  const search = process.argv.includes('--find') ? findTemporal() : ensureTemporal(say);
  search.then(
    (found) => process.stdout.write(`${found ?? ''}\n`),
    (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    },
  );
}
