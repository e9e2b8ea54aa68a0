import { readdir, readFile } from 'node:fs/promises';
import type { ApiClient } from '@atrium/api-client';
import type { Ask } from './dashboard-questions';

/** Linux counts the processor time of a process in hundredths of a second. */
const TICK_MS = 10;

export interface Load {
  readonly clients: number;
  /** Questions that each client asks, one after the other. */
  readonly rounds: number;
}

/** What a page's question costs: what a client waits, and what each side computes for one answer. */
export interface Cost {
  readonly p95Ms: number;
  /** The longest of the clients' first answers, which all of them want at once and none is kept of. */
  readonly firstMs: number;
  readonly apiCpuMs: number | null;
  readonly postgresCpuMs: number | null;
}

export interface Served {
  readonly apiPid: number;
  readonly postgresPid: number;
}

/** Milliseconds of every question of clients that ask at once, round after round; a row a client. */
function timesOf(api: ApiClient, ask: (round: number) => Ask, load: Load): Promise<number[][]> {
  const client = async (offset: number): Promise<number[]> => {
    const times: number[] = [];
    for (let round = 0; round < load.rounds; round += 1) {
      const began = performance.now();
      await ask(round + offset)(api);
      times.push(performance.now() - began);
    }
    return times;
  };
  return Promise.all(Array.from({ length: load.clients }, (_, i) => client(i)));
}

const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.ceil(0.95 * times.length) - 1];

/** Asks a question under load. Processor time depends far less than waiting does on what else a machine does. */
export async function costOf(
  api: ApiClient,
  ask: (round: number) => Ask,
  load: Load,
  { apiPid, postgresPid }: Served,
): Promise<Cost> {
  const before = [await cpuMs(apiPid), await familyCpuMs(postgresPid)];
  const rows = await timesOf(api, ask, load);
  const times = rows.flat();
  const after = [await cpuMs(apiPid), await familyCpuMs(postgresPid)];
  const [apiCpuMs, postgresCpuMs] = after.map((end, i) =>
    perQuestion(before[i], end, times.length),
  );
  const firstMs = Math.max(...rows.map(([first]) => first));
  return { p95Ms: p95(times), firstMs, apiCpuMs, postgresCpuMs };
}

const perQuestion = (began: number | null, ended: number | null, questions: number) =>
  began === null || ended === null ? null : (ended - began) / questions;

interface ProcessStat {
  readonly parent: number;
  readonly cpuMs: number;
  /** Of its children that have ended. */
  readonly endedCpuMs: number;
}

/** @returns null where there is no such process, or no /proc */
async function statOf(pid: string): Promise<ProcessStat | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The name, in brackets, may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ms = (of: readonly string[]) => TICK_MS * of.reduce((sum, ticks) => sum + Number(ticks), 0);
  return {
    parent: Number(fields[1]),
    cpuMs: ms(fields.slice(11, 13)),
    endedCpuMs: ms(fields.slice(13, 15)),
  };
}

const cpuMs = async (pid: number): Promise<number | null> =>
  (await statOf(String(pid)))?.cpuMs ?? null;

/** Of a process and its children: Postgres has one for each connection. */
async function familyCpuMs(pid: number): Promise<number | null> {
  const own = await statOf(String(pid));
  if (own === null) return null;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map(statOf));
  return stats.reduce(
    (sum, stat) => sum + (stat?.parent === pid ? stat.cpuMs : 0),
    own.cpuMs + own.endedCpuMs,
  );
}
