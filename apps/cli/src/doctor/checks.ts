import { constants } from 'node:fs';
import { access, mkdir, statfs } from 'node:fs/promises';
import os from 'node:os';
import { findBundles } from '@atrium/models/bundles';
import { diagnoseServices, findStack, type Diagnosis } from '@atrium/stack';

/** Where the checks look. */
export interface Surroundings {
  readonly home: string;
  readonly bundleFolders: readonly string[];
}

/** One subject, or several that belong together. */
export type Check = (where: Surroundings) => Promise<readonly Diagnosis[]>;

const LEAST_NODE = [20, 19] as const;
/** The packages, the build, Postgres and a run of some cases. */
const LEAST_FREE_GB = 2;
/** A case process and the services beside it. */
const LEAST_MEMORY_GB = 4;

const GB = 1e9;

/** What `atrium doctor` looks at, in the order in which it says so. */
export const CHECKS: readonly Check[] = [
  async function node() {
    const [major, minor] = process.versions.node.split('.').map(Number);
    const ok = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
    const remedy = ok ? null : `Install Node ${LEAST_NODE.join('.')} or newer.`;
    return [{ subject: 'Node', ok, found: process.versions.node, remedy }];
  },
  async function machine() {
    const gb = os.totalmem() / GB;
    const ok = gb >= LEAST_MEMORY_GB;
    const found = `${os.availableParallelism()} cores, ${gb.toFixed(0)} GB of memory`;
    const remedy = ok ? null : `Use a machine with at least ${LEAST_MEMORY_GB} GB of memory.`;
    return [{ subject: 'Machine', ok, found, remedy }];
  },
  async function disk({ home }) {
    const problem = await writeProblem(home);
    if (problem !== null) {
      const remedy = 'Set ATRIUM_HOME to a folder that you can write to.';
      return [{ subject: 'ATRIUM_HOME', ok: false, found: `${home}: ${problem}`, remedy }];
    }
    const { bavail, bsize } = await statfs(home);
    const free = (bavail * bsize) / GB;
    const ok = free >= LEAST_FREE_GB;
    const remedy = ok ? null : `Free at least ${LEAST_FREE_GB} GB, or set ATRIUM_HOME elsewhere.`;
    return [{ subject: 'ATRIUM_HOME', ok, found: `${home}, ${free.toFixed(1)} GB free`, remedy }];
  },
  diagnoseServices,
  async function stack({ home }) {
    const running = await findStack(home);
    const found = running
      ? `${running.state}, process ${running.supervisor.pid}, ${running.apiUrl ?? 'no API yet'}`
      : 'none runs; a command that needs one starts it';
    return [{ subject: 'Stack', ok: true, found, remedy: null }];
  },
  async function models({ bundleFolders }) {
    const { bundles, refused } = await findBundles(bundleFolders);
    const subject = 'Model';
    if (bundles.length === 0 && refused.length === 0)
      return [{ subject, ok: false, found: 'no bundle', remedy: 'Set ATRIUM_BUNDLES.' }];
    return [
      ...bundles.map(({ bundle: { id, version, title } }) => ({
        subject,
        ok: true,
        found: `${id} ${version}: ${title}`,
        remedy: null,
      })),
      ...refused.map(({ message }) => ({
        subject,
        ok: false,
        found: message,
        remedy: 'Restore the bundle, or take it out of the folder.',
      })),
    ];
  },
];

async function writeProblem(folder: string): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
