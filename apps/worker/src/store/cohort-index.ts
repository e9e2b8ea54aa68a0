import { rename } from 'node:fs/promises';
import { registeredFilesSchema } from '@atrium/contracts';
import { z } from 'zod';
import { CaseFault } from '../fault';
import { cohortFile } from './layout';
import { mapOf } from './map-schema';
import { readJson } from './read-json';
import { writeJson } from './write-json';

export const filesSchema = z.object({
  image: z.string(),
  reference: z.string().nullable(),
  /** An index that an earlier version wrote does not have it. */
  secondReference: z.string().nullable().default(null),
  /** null where nobody kept it. */
  registered: registeredFilesSchema.nullable().default(null),
});
const indexSchema = mapOf(filesSchema);

/** Paths of a case's files: they never leave the site. */
export type CaseFiles = z.infer<typeof filesSchema>;

/** The same to be kept: a second reader need not be named. */
type KeptFiles = z.input<typeof filesSchema>;

/** Keeps which files the cases of a cohort are at this site. */
export async function writeIndex(
  home: string,
  site: string,
  cohortId: string,
  cases: ReadonlyMap<string, KeptFiles>,
): Promise<void> {
  await writeJson(cohortFile(home, site, cohortId), cases);
}

/** Keeps the index of one cohort under the id of another that has the same cases. */
export const renameIndex = (home: string, site: string, from: string, to: string): Promise<void> =>
  rename(cohortFile(home, site, from), cohortFile(home, site, to));

/** The files of a cohort's cases at this site by case id; null when it has no such cohort. */
export async function readIndex(
  home: string,
  site: string,
  cohortId: string,
): Promise<ReadonlyMap<string, CaseFiles> | null> {
  return readJson(cohortFile(home, site, cohortId), indexSchema);
}

/**
 * The files of a case.
 *
 * @throws CaseFault CASE_UNKNOWN when this site has no such cohort or case
 */
export async function findCase(
  home: string,
  { site, cohortId, caseId }: { site: string; cohortId: string; caseId: string },
): Promise<CaseFiles> {
  const files = (await readIndex(home, site, cohortId))?.get(caseId);
  if (files) return files;
  const message = `the index of site ${site} does not know the case; register the cohort there again`;
  throw new CaseFault('CASE_UNKNOWN', message);
}
