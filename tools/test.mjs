// `npm test`: installs what is missing, runs every check, ends with `N passed, N failed, N skipped`.
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ensureInstalled } from './bootstrap/install.mjs';
import { CHECKOUT } from './bootstrap/paths.mjs';
import { endChildren, run } from './bootstrap/run.mjs';
import { ensureTemporal } from './bootstrap/temporal.mjs';
import { ensureChromium, WAYS_OUT } from './testing/chromium.mjs';
import { checkCounts, jestCounts, summary, total } from './testing/results.mjs';

const RESULTS = path.join(CHECKOUT, 'test-results');
const began = Date.now();
const seconds = (/** @type {number} */ since) => ((Date.now() - since) / 1000).toFixed(1);
const say = (/** @type {string} */ sentence) =>
  process.stderr.write(`[${seconds(began).padStart(6)} s] ${sentence}\n`);

const bin = (/** @type {string} */ name) => path.join(CHECKOUT, 'node_modules', '.bin', name);
const results = (/** @type {string[]} */ names) =>
  names.map((name) => path.join(RESULTS, `${name}.json`));

/** @param {string} file @param {string[]} args @param {NodeJS.ProcessEnv} [env] @returns {Promise<boolean>} */
async function succeeds(file, args, env = {}) {
  try {
    await run(process.execPath, [file, ...args], { env });
    return true;
  } catch (error) {
    say(error instanceof Error ? error.message.trim() : String(error));
    return false;
  }
}

/** A jest run of the whole workspace. @param {string} name @param {string} config @param {NodeJS.ProcessEnv} [env] */
async function jest(name, config, env) {
  const [file] = results([name]);
  const args = ['-c', config, '--ci', '--json', `--outputFile=${file}`];
  return jestCounts(await succeeds(bin('jest'), args, { ...TESTING, ...env }), [file]);
}

/** Tests see neither colours nor the settings of the npm around them. */
const TESTING = { FORCE_COLOR: '0', CI: 'true' };

async function build() {
  try {
    await ensureBuilt(say, { dashboard: true });
    return checkCounts(true);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return checkCounts(false);
  }
}

const check = async (/** @type {string} */ file, /** @type {string[]} */ args) =>
  checkCounts(await succeeds(file, args));

async function unit() {
  const projects = ['apps', 'libs'].flatMap((folder) =>
    fs.readdirSync(path.join(CHECKOUT, folder)),
  );
  for (const file of results(projects)) fs.rmSync(file, { force: true });
  const args = ['run-many', '-t', 'test', '--parallel=2', '--outputStyle=static'];
  return jestCounts(await succeeds(bin('nx'), args, TESTING), results(projects));
}

/** @type {Promise<string | null> | undefined} */
let found;
const findChromium = () => (found ??= ensureChromium(say));

/** Reports are printed by a browser. */
async function integration() {
  const chromium = await findChromium();
  const env = chromium ? { ATRIUM_CHROMIUM: chromium } : {};
  return jest('integration', 'jest.integration.config.cjs', env);
}

async function browser() {
  const chromium = await findChromium();
  if (chromium) return jest('browser', 'jest.browser.config.cjs', { ATRIUM_CHROMIUM: chromium });
  say(WAYS_OUT);
  return checkCounts(false);
}

/** @typedef {readonly [name: string, run: () => Promise<import('./testing/results.mjs').Counts>]} Step */

/** One after the other; those of a line at once, for each of them has one thread. @type {readonly (readonly Step[])[]} */
const STEPS = [
  [['types and build', build]],
  [
    ['types of the tests', () => check(bin('tsc'), ['-p', 'tsconfig.tests.json'])],
    ['lint', () => check(path.join(CHECKOUT, 'tools', 'lint', 'lint.mjs'), [])],
    ['format', () => check(bin('prettier'), ['--check', '--log-level=warn', '.'])],
  ],
  [['unit tests', unit]],
  [['tests of the tools', () => jest('tools', 'tools/jest.config.cjs')]],
  [['integration tests', integration]],
  [['browser tests', browser]],
];

/** @param {Step} step */
async function tell([name, step]) {
  const start = Date.now();
  say(`${name} ...`);
  const counted = await step();
  say(`${name}: ${summary(counted)} (${seconds(start)} s)`);
  return counted;
}

async function main() {
  await Promise.all([
    ensureInstalled(say),
    // Built while npm installs; without it the integration tests fail and say why.
    process.env.TEMPORAL_ADDRESS ? null : ensureTemporal(say).catch((error) => say(error.message)),
  ]);
  fs.mkdirSync(RESULTS, { recursive: true });
  const counts = [];
  for (const steps of STEPS) counts.push(...(await Promise.all(steps.map(tell))));
  const all = total(counts);
  process.stdout.write(`${summary(all)}\n`);
  process.exitCode = all.failed > 0 ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => void endChildren().then(() => process.exit(130)));
}
main().catch((error) => {
  say(error instanceof Error ? error.message : String(error));
  process.stdout.write(`${summary(checkCounts(false))}\n`);
  process.exitCode = 1;
});
