// Where things lie. No dependency: this runs in a clone before anything is installed.
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const CHECKOUT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export const HOME = path.resolve(process.env.ATRIUM_HOME || path.join(CHECKOUT, '.atrium'));

export const CACHE = path.resolve(
  process.env.ATRIUM_CACHE || path.join(os.homedir(), '.cache', 'atrium'),
);

/** Locks and stamps of install and build: they belong to the checkout, not to an ATRIUM_HOME. */
export const STATE = path.join(CHECKOUT, '.nx', 'atrium');
