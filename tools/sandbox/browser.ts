import { accessSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

/** A real Chromium: ATRIUM_CHROMIUM, which `npm test` sets, or one where Debian puts it. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env['ATRIUM_CHROMIUM'] ?? CANDIDATES.find(exists);
  if (!executablePath) throw new Error('No Chromium: set ATRIUM_CHROMIUM to one.');
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
  ];
  return chromium.launch({ executablePath, args });
}

function exists(file: string): boolean {
  try {
    accessSync(file);
    return true;
  } catch {
    return false;
  }
}
