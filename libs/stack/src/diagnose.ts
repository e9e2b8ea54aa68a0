import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { pingDatabase } from '@atrium/db';
import { readEnv } from './env';
import { shippedBinaries, unprivilegedUser } from './postgres/binaries';
import { accepts } from './probe';
import { installedTemporal } from './temporal/binary';

/** Whether a service that the stack needs can be had here. */
export interface Diagnosis {
  readonly subject: string;
  readonly ok: boolean;
  /** What was found. */
  readonly found: string;
  /** What to do; null where nothing is to be done. */
  readonly remedy: string | null;
}

/** Temporal's, where an address names none. */
const DEFAULT_PORT = '7233';

/** What the stack would use for Temporal and Postgres, and whether that would do; starts nothing. */
export const diagnoseServices = (): Promise<Diagnosis[]> => {
  const { TEMPORAL_ADDRESS, DATABASE_URL } = readEnv();
  return Promise.all([
    TEMPORAL_ADDRESS ? foreignTemporal(TEMPORAL_ADDRESS) : ownTemporal(),
    DATABASE_URL ? foreignPostgres(DATABASE_URL) : embeddedPostgres(),
  ]);
};

async function foreignTemporal(address: string): Promise<Diagnosis> {
  const subject = 'Temporal';
  const [, host = address, port = DEFAULT_PORT] = /^(.*):(\d+)$/.exec(address) ?? [];
  if (await accepts(host, Number(port)))
    return { subject, ok: true, found: `reachable at TEMPORAL_ADDRESS ${address}`, remedy: null };
  return {
    subject,
    ok: false,
    found: `nothing answers at TEMPORAL_ADDRESS ${address}`,
    remedy: 'Start that Temporal, or unset TEMPORAL_ADDRESS so that Atrium starts one.',
  };
}

async function ownTemporal(): Promise<Diagnosis> {
  const subject = 'Temporal';
  const found = await installedTemporal();
  if (found !== null) return { subject, ok: true, found, remedy: null };
  if (await hasGo())
    return {
      subject,
      ok: true,
      found: 'not there; Go will build it (2 to 6 minutes)',
      remedy: null,
    };
  return {
    subject,
    ok: false,
    found: 'neither on PATH nor in ATRIUM_CACHE, and no Go to build it',
    remedy:
      'Set TEMPORAL_ADDRESS to a running one, or put the "temporal" command line on PATH, or install Go 1.24 or newer.',
  };
}

const hasGo = (): Promise<boolean> =>
  promisify(execFile)('go', ['version']).then(
    () => true,
    () => false,
  );

async function foreignPostgres(url: string): Promise<Diagnosis> {
  const subject = 'Postgres';
  try {
    await pingDatabase(url);
    return { subject, ok: true, found: 'reachable at DATABASE_URL', remedy: null };
  } catch (error) {
    return {
      subject,
      ok: false,
      found: `no Postgres lets us in at DATABASE_URL (${reasonOf(error)})`,
      remedy: 'Start that Postgres, or unset DATABASE_URL so that Atrium starts one.',
    };
  }
}

async function embeddedPostgres(): Promise<Diagnosis> {
  const subject = 'Postgres';
  try {
    shippedBinaries();
    if (process.getuid?.() === 0) await unprivilegedUser();
    return { subject, ok: true, found: 'embedded', remedy: null };
  } catch (error) {
    return {
      subject,
      ok: false,
      found: reasonOf(error),
      remedy: 'Start a Postgres 15 or newer and set DATABASE_URL.',
    };
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
