import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readEnv } from '../env';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const MOST_MS = 120_000;

export type Printed =
  { readonly ok: true; readonly file: string } | { readonly ok: false; readonly why: string };

/** Prints a folder's report.html to report.pdf by the first Chromium that is found: ATRIUM_CHROMIUM, or one on the PATH. */
export async function printPdf(folder: string): Promise<Printed> {
  const { chromium } = readEnv();
  const file = path.join(folder, 'report.pdf');
  for (const name of chromium ? [chromium] : NAMES) {
    const ended = await print(name, path.join(folder, 'report.html'), file);
    if (ended === 'printed') return { ok: true, file };
    if (ended !== 'missing') return { ok: false, why: `${name} ${ended}.` };
  }
  return {
    ok: false,
    why: 'no Chromium or Chrome was found (ATRIUM_CHROMIUM names one).',
  };
}

/** A profile of its own: a browser that the user has open is left alone. */
async function print(name: string, html: string, pdf: string): Promise<string> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'atrium-print-'));
  const args = [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    `--user-data-dir=${profile}`,
    // As root Chromium runs in no sandbox of its own; what it shows is our own file, without a script.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--no-pdf-header-footer',
    `--print-to-pdf=${pdf}`,
    pathToFileURL(html).href,
  ];
  try {
    return await new Promise<string>((resolve) => {
      const child = spawn(name, args, { stdio: 'ignore', timeout: MOST_MS });
      child.once('error', (error: NodeJS.ErrnoException) =>
        resolve(error.code === 'ENOENT' ? 'missing' : error.message),
      );
      child.once('exit', (code, signal) =>
        resolve(code === 0 ? 'printed' : `ended with ${signal ?? code}`),
      );
    });
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
