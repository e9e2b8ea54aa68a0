import path from 'node:path';
import { idSchema } from '@atrium/contracts';

/** Which result of a site's store: every arm of one model on one case in one run. */
export interface CaseKey {
  readonly runId: string;
  readonly caseId: string;
  readonly site: string;
  readonly model: string;
}

// Ids become names of files: none may lead out of its folder. Run and cohort ids are UUIDs, and ids too.
const name = (id: string): string => idSchema.parse(id);

/** The folder of a site's state under ATRIUM_HOME. */
export const siteFolder = (home: string, site: string): string =>
  path.join(home, 'sites', name(site));

/** Root of a site's masks and results: artifact addresses are relative to it. */
export const storeFolder = (home: string, site: string): string =>
  path.join(siteFolder(home, site), 'store');

/** Where a site keeps which files the cases of a cohort are. */
export const cohortFile = (home: string, site: string, cohortId: string): string =>
  path.join(siteFolder(home, site), 'cohorts', `${name(cohortId)}.json`);

/** A result's folder relative to the store, with forward slashes on every system. */
export const caseAddress = ({ runId, caseId, model }: CaseKey): string =>
  [runId, caseId, model].map(name).join('/');

export const caseFolder = (home: string, key: CaseKey): string =>
  path.join(storeFolder(home, key.site), ...caseAddress(key).split('/'));

/** What this machine keeps of an intake, whose sites may not exist yet. */
export const intakeFolder = (home: string, id: string): string =>
  path.join(intakesFolder(home), name(id));

/** The folder of all intakes. */
export const intakesFolder = (home: string): string => path.join(home, 'intakes');
