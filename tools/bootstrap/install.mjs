// Installs the packages of package-lock.json when they are missing or of another lock file.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { CHECKOUT, STATE } from './paths.mjs';
import { run } from './run.mjs';

const STAMP = path.join(CHECKOUT, 'node_modules', '.atrium-installed');

const wanted = () =>
  createHash('sha256')
    .update(fs.readFileSync(path.join(CHECKOUT, 'package-lock.json')))
    .update(process.version.split('.')[0])
    .digest('hex');

const isInstalled = () => fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === wanted();

/** @param {(sentence: string) => void} say */
export async function ensureInstalled(say) {
  if (isInstalled()) return;
  const waiting = () => say('Another command is installing: waiting for it.');
  await withLock(path.join(STATE, 'install.lock'), waiting, async () => {
    if (isInstalled()) return;
    const began = Date.now();
    say('Installing the packages of package-lock.json (npm ci).');
    // A `npm test` runs inside npm: its settings must not reach the inner one.
    const env = Object.fromEntries(
      Object.keys(process.env)
        .filter((key) => key.startsWith('npm_'))
        .map((key) => [key, undefined]),
    );
    await run('npm', ['ci', '--no-progress', '--no-audit', '--no-fund'], { env, silent: true });
    fs.writeFileSync(STAMP, wanted());
    say(`Installed (${((Date.now() - began) / 1000).toFixed(0)} s).`);
  });
}
