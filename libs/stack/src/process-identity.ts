import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A process that cannot be taken for a later one with the same id. */
export const processIdentitySchema = z.object({ pid: z.number().int(), started: z.string() });
export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

/** @returns null when there is no such process */
export function identify(pid: number): ProcessIdentity | null {
  const started = startOf(pid);
  return started === null ? null : { pid, started };
}

/** Whether this very process still runs. */
export const isAlive = (identity: ProcessIdentity): boolean =>
  startOf(identity.pid) === identity.started;

/** When a process began, in the system's own words. A zombie does not run any more. */
function startOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') return startOnLinux(pid);
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
        encoding: 'utf8',
        timeout: 5000,
      }).trim() || null
    );
  } catch {
    return null;
  }
}

/** Field 22 of /proc/<pid>/stat (man 5 proc), counted behind the command's closing parenthesis. */
function startOnLinux(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? null : fields[19];
}
