#!/usr/bin/env node
// `atrium` in a clone: installs and builds what is missing (said on standard error), then runs the command line.
// No dependency: it works before the install.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ensureInstalled } from './bootstrap/install.mjs';
import { CHECKOUT } from './bootstrap/paths.mjs';
import { endChildren } from './bootstrap/run.mjs';

const say = (/** @type {string} */ sentence) => process.stderr.write(`${sentence}\n`);

const onSignal = () => void endChildren().then(() => process.exit(130));

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
try {
  await ensureInstalled(say);
  await ensureBuilt(say, { dashboard: false });
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(4);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, onSignal);
await import(pathToFileURL(path.join(CHECKOUT, 'apps/cli/dist/main.js')).href);
