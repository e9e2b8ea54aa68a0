import path from 'node:path';
import { CHECKOUT, inheritedEnv } from '../env';
import type { HomePaths } from '../home';
import { freePort } from '../ports';
import { answersOk } from '../probe';
import type { ProcessSpec } from './supervised-process';

/** Where the parts of a stack find each other. */
export interface Addresses {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly secret: string;
}

const READY_TIMEOUT_MS = 90_000;

interface OwnProcess {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
  readonly readyUrl: string;
  readonly cwd?: string;
}

const entry = (app: string): string => path.join(CHECKOUT, 'apps', app, 'dist', 'main.js');

/** One of our own Node processes. */
const nodeProcess = (
  paths: HomePaths,
  { name, args, env, readyUrl, cwd }: OwnProcess,
): ProcessSpec => ({
  name,
  command: process.execPath,
  args,
  env: { ...inheritedEnv(), NODE_ENV: 'production', ATRIUM_HOME: paths.home, ...env },
  ...(cwd !== undefined && { cwd }),
  logFile: path.join(paths.logs, `${name}.log`),
  stopSignal: 'SIGTERM',
  isReady: () => answersOk(readyUrl),
  readyTimeoutMs: READY_TIMEOUT_MS,
});

/** The API; everything else of ours talks to it. */
export async function apiService(paths: HomePaths, { databaseUrl, secret }: Addresses) {
  const port = await freePort();
  const apiUrl = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: databaseUrl,
    API_HOST: '127.0.0.1',
    API_PORT: String(port),
    LOCAL_SECRET: secret,
  };
  const spec = nodeProcess(paths, {
    name: 'api',
    args: [entry('api')],
    env,
    readyUrl: `${apiUrl}/ready`,
  });
  return { spec, apiUrl };
}

export async function orchestratorService(
  paths: HomePaths,
  { databaseUrl, temporalAddress }: Addresses,
) {
  const port = await freePort();
  return nodeProcess(paths, {
    name: 'orchestrator',
    args: [entry('orchestrator')],
    env: {
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      HEALTH_PORT: String(port),
    },
    readyUrl: `http://127.0.0.1:${port}/ready`,
  });
}

/** The worker of every site of this machine. It gets no database credential. */
export async function workerService(
  paths: HomePaths,
  { temporalAddress, secret }: Addresses,
  apiUrl: string,
) {
  const port = await freePort();
  const spec = nodeProcess(paths, {
    name: 'worker',
    args: [entry('worker')],
    env: {
      API_URL: apiUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      LOCAL_SECRET: secret,
      HEALTH_PORT: String(port),
    },
    readyUrl: `http://127.0.0.1:${port}/ready`,
  });
  const { DATABASE_URL: _withheld, ...env } = spec.env;
  return { ...spec, env };
}

export async function dashboardService(paths: HomePaths, apiUrl: string) {
  const port = await freePort();
  const dashboardUrl = `http://127.0.0.1:${port}`;
  const next = require.resolve('next/dist/bin/next', {
    paths: [path.join(CHECKOUT, 'apps/dashboard')],
  });
  const spec = nodeProcess(paths, {
    name: 'dashboard',
    args: [next, 'start', '-H', '127.0.0.1', '-p', String(port)],
    env: { API_URL: apiUrl, NEXT_TELEMETRY_DISABLED: '1' },
    readyUrl: dashboardUrl,
    cwd: path.join(CHECKOUT, 'apps/dashboard'),
  });
  return { spec, dashboardUrl };
}
