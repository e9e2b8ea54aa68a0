import {
  registeredFiles,
  type RegisteredCase,
  type RegisterRequest,
  type RegisterResponse,
} from '@atrium/contracts';
import type { DataRoots } from '../data-roots';
import { inLanes } from '../lanes';
import { writeIndex } from '../store/cohort-index';
import { filesOf, inspectCase } from './inspect/inspect-case';

/** Cases that are read at once: each holds its volumes in memory. */
export const LANES = 2;

/**
 * Reads and hashes the files of one site's rows, and keeps which files the cases are. A file that cannot be read is
 * registered all the same, with its issue. No path is in the answer.
 */
export async function register(
  home: string,
  roots: DataRoots,
  { site, cohortId, rows }: RegisterRequest,
): Promise<RegisterResponse> {
  const cases: RegisteredCase[] = [];
  await inLanes(rows, LANES, async (row, i) => {
    cases[i] = await inspectCase(row, roots);
  });
  const files = rows.map(
    (row, i) => [row.case_id, { ...filesOf(row), registered: registeredFiles(cases[i]) }] as const,
  );
  await writeIndex(home, site, cohortId, new Map(files));
  return { cases };
}
