// `npm start`: installs, builds, starts the stack with its dashboard, runs the demo, and stays up until Ctrl-C.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ensureInstalled } from './bootstrap/install.mjs';
import { CHECKOUT, HOME } from './bootstrap/paths.mjs';
import { endChildren, run } from './bootstrap/run.mjs';
import { ensureTemporal } from './bootstrap/temporal.mjs';

const once = process.argv.includes('--once');
const unknown = process.argv.slice(2).filter((one) => one !== '--once');
if (unknown.length > 0) {
  process.stderr.write(
    `npm start takes --once alone, not ${unknown.join(' ')}. Nothing was started.\n`,
  );
  process.exit(1);
}
const began = Date.now();
const say = (/** @type {string} */ sentence) =>
  process.stderr.write(`[${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s] ${sentence}\n`);

/** @type {import('../libs/stack/src/serve-in-foreground').ForegroundStack | null} */
let stack = null;
/** @type {Promise<unknown> | null} */
let starting = null;
const ending = new AbortController();
/** @type {import('node:child_process').ChildProcess | null} */
let evaluation = null;
let stopping = false;

/** Stops everything that was started, then ends. @param {number} code */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  ending.abort();
  await endChildren();
  // A stack that is still coming up stops what it has started.
  await starting?.catch(() => undefined);
  if (evaluation?.exitCode === null) {
    evaluation.kill('SIGTERM');
    await new Promise((resolve) => evaluation?.once('exit', resolve));
  }
  if (stack) {
    say('Stopping.');
    await stack.stop();
  }
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(130));
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) void stop(130);
}, 1000).unref();

async function main() {
  await Promise.all([
    ensureInstalled(say).then(() => ensureBuilt(say, { dashboard: true })),
    // Built beside it; libs/stack reports a failure when it needs the result.
    process.env.TEMPORAL_ADDRESS ? null : ensureTemporal(say).catch((error) => say(error.message)),
  ]);
  const { serveInForeground, findStack } = await load('libs/stack/dist/index.js');
  if (stopping) return;
  const serving = serveInForeground({
    home: HOME,
    signal: ending.signal,
    onStep: say,
    onFailure: (/** @type {Error} */ failure) => {
      say(failure.message);
      stack = null;
      void stop(4);
    },
  });
  starting = serving;
  stack = await serving;
  if (stopping) return;
  const address = stack ? stack.dashboardUrl : (await findStack(HOME))?.dashboardUrl;
  if (!stack)
    say(
      address
        ? `Atrium runs already: ${address}`
        : 'A command uses the stack of this ATRIUM_HOME, without a dashboard. Try again when it has ended.',
    );
  else say(`Dashboard: ${address}`);
  if (!stack && !once) return stop(address ? 0 : 4);
  const code = await runDemo();
  if (stopping) return;
  if (address) process.stdout.write(`Dashboard: ${address}\n`);
  if (once || (code !== 0 && code !== 3)) return stop(code);
  say('Up. Ctrl-C stops everything.');
}

const PHANTOM = path.join(CHECKOUT, 'tools/phantom');
const PROTOCOL = path.join(PHANTOM, 'demo.yaml');

/** The demo protocol on the demo cohort, as a real run through the command line. @returns {Promise<number>} its exit code */
async function runDemo() {
  const cohort = path.join(
    HOME,
    'demo',
    fingerprint(path.join(CHECKOUT, 'libs/imaging/src'), PHANTOM),
    'synthetic-demo',
  );
  const manifest = path.join(cohort, 'manifest.csv');
  if (!fs.existsSync(manifest)) {
    say('Making the demo cohort: synthetic phantoms of three sites.');
    await run(
      process.execPath,
      ['--import', 'tsx', '--conditions=@atrium/source', 'tools/phantom/write.ts', cohort],
      { silent: true },
    );
  }
  // Another protocol is another run, with a folder of its own.
  const out = path.join(path.dirname(cohort), `results-${fingerprint(PROTOCOL)}`);
  say(`Evaluating tools/phantom/demo.yaml on it; results go to ${out}.`);
  const args = [
    'apps/cli/dist/main.js',
    'evaluate',
    manifest,
    '--protocol',
    PROTOCOL,
    '--out',
    out,
  ];
  return new Promise((resolve) => {
    evaluation = spawn(process.execPath, args, {
      cwd: CHECKOUT,
      env: { ...process.env, ATRIUM_HOME: HOME },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    evaluation.once('exit', (code) => resolve(code ?? 130));
  });
}

/** Of the content of files and of folders of source. @param {...string} places */
function fingerprint(...places) {
  const hash = createHash('sha256');
  const visit = (/** @type {string} */ place) => {
    if (!fs.statSync(place).isDirectory()) hash.update(fs.readFileSync(place));
    else
      for (const name of fs.readdirSync(place).sort())
        if (!name.includes('.test.')) visit(path.join(place, name));
  };
  places.forEach(visit);
  return hash.digest('hex').slice(0, 12);
}

/** @param {string} file */
const load = async (file) => {
  const module = await import(pathToFileURL(path.join(CHECKOUT, file)).href);
  return module.default ?? module;
};

main().catch((error) => {
  if (stopping) return;
  say(error instanceof Error ? error.message : String(error));
  void stop(4);
});
