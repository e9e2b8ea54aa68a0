// A browser for the tests: ATRIUM_CHROMIUM, chrome or chromium on PATH, Playwright's download, Debian's package.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CHECKOUT } from '../bootstrap/paths.mjs';
import { run } from '../bootstrap/run.mjs';

const NAMES = ['google-chrome', 'google-chrome-stable', 'chrome', 'chromium', 'chromium-browser'];
const PLAYWRIGHT = path.join(CHECKOUT, 'node_modules', 'playwright-core');

/** Without internet Playwright says nothing; with it, it reports its progress. */
const SILENCE_MS = 15_000;

export const WAYS_OUT =
  'No browser for the browser tests. Set ATRIUM_CHROMIUM to a chromium or chrome, or install one: apt-get install -y chromium';

/**
 * @param {(sentence: string) => void} say
 * @returns {Promise<string | null>} the path of a browser, or null where none is to be had
 */
export async function ensureChromium(say) {
  const given = process.env.ATRIUM_CHROMIUM;
  if (given) return fs.existsSync(given) ? given : null;
  return onPath() ?? (await fromPlaywright(say)) ?? (await fromDebian(say));
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const files = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return files.find((file) => fs.existsSync(file)) ?? null;
}

/** @param {(sentence: string) => void} say */
async function fromPlaywright(say) {
  const module = await import(pathToFileURL(path.join(PLAYWRIGHT, 'index.mjs')).href);
  const file = module.chromium.executablePath();
  if (fs.existsSync(file)) return file;
  say("No chromium on PATH: trying Playwright's download.");
  await download();
  return fs.existsSync(file) ? file : null;
}

/** @returns {Promise<void>} when it has ended, or has been silent too long */
function download() {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [path.join(PLAYWRIGHT, 'cli.js'), 'install', 'chromium'],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const end = () => child.kill('SIGKILL');
    let timer = setTimeout(end, SILENCE_MS);
    const hear = () => {
      clearTimeout(timer);
      timer = setTimeout(end, SILENCE_MS);
    };
    child.stdout.on('data', hear);
    child.stderr.resume();
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** @param {(sentence: string) => void} say */
async function fromDebian(say) {
  if (process.getuid?.() !== 0 || !hasApt()) return null;
  say('Installing chromium with apt-get (root, Debian).');
  try {
    await run('apt-get', ['update'], { silent: true, timeoutMs: 300_000 });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      silent: true,
      timeoutMs: 600_000,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
  return onPath();
}

function hasApt() {
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
