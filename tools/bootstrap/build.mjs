// Builds what has changed. A stamp of the sources' names, sizes and times makes "nothing has changed" cost milliseconds.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { CHECKOUT, STATE } from './paths.mjs';
import { run } from './run.mjs';

const ROOTS = ['apps', 'libs', 'prisma', 'package-lock.json', 'tsconfig.base.json', 'nx.json'];
const SKIPPED = new Set([
  'node_modules',
  'dist',
  '.next',
  'generated',
  'fixtures',
  'histories',
  'next-env.d.ts',
]);

/**
 * @param {(sentence: string) => void} say
 * @param {{ dashboard: boolean }} what
 */
export async function ensureBuilt(say, { dashboard }) {
  const stamp = path.join(STATE, dashboard ? 'built-all' : 'built');
  // What was built with the dashboard was built without it too.
  if (isBuilt(stamp) || isBuilt(path.join(STATE, 'built-all'))) return;
  const waiting = () => say('Another command is building: waiting for it.');
  await withLock(path.join(STATE, 'build.lock'), waiting, async () => {
    if (isBuilt(stamp)) return;
    const began = Date.now();
    say(dashboard ? 'Building everything.' : 'Building everything but the dashboard.');
    const state = fingerprint();
    const nx = path.join(CHECKOUT, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
    const exclude = dashboard ? [] : ['--exclude=dashboard'];
    await run(
      process.execPath,
      [nx, 'run-many', '-t', 'build', ...exclude, '--outputStyle=static'],
      { silent: true },
    );
    fs.writeFileSync(stamp, state);
    say(`Built (${((Date.now() - began) / 1000).toFixed(0)} s).`);
  });
}

/** @param {string} stamp */
const isBuilt = (stamp) => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === fingerprint();

function fingerprint() {
  const hash = createHash('sha256');
  for (const root of ROOTS) visit(path.join(CHECKOUT, root), hash);
  return hash.digest('hex');
}

/**
 * @param {string} place
 * @param {import('node:crypto').Hash} hash
 */
function visit(place, hash) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (!stat || SKIPPED.has(path.basename(place))) return;
  if (stat.isDirectory()) {
    for (const name of fs.readdirSync(place).sort()) visit(path.join(place, name), hash);
  } else if (!place.endsWith('.tsbuildinfo')) {
    hash.update(`${place}\0${stat.size}\0${stat.mtimeMs}\0`);
  }
}
