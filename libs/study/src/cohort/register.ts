import {
  groupBy,
  registerCohortInputSchema,
  type CohortSummary,
  type ManifestRow,
  type RegisterCohortInput,
  type RegisteredCase,
} from '@atrium/contracts';
import { authorise } from '../actor/policy';
import { UnavailableError } from '../errors';
import { parseInput } from '../verb/parse-input';
import type { Study } from '../verb/verb';
import type { SiteGateways } from './gateways';
import { bindSites, keepCohort } from './keep';

interface RegisterOptions {
  readonly secret: string;
  readonly gateways: SiteGateways;
}

/**
 * Registers a manifest: every site reads and hashes its own files, the centre keeps ids, hashes and geometry. The same
 * content gives the same version of the cohort.
 * @throws UnavailableError when a site's worker does not answer; nothing is then registered
 */
export async function registerCohort(
  study: Study,
  input: RegisterCohortInput,
  { secret, gateways }: RegisterOptions,
): Promise<CohortSummary> {
  authorise(study.actor, 'cohort.register');
  const parsed = parseInput('cohort.register', registerCohortInputSchema, input);
  const { rows } = parsed;
  const bySite = groupBy(rows, (row) => row.site);
  await bindSites(secret)(study, { sites: [...bySite.keys()] });
  const cohortId = crypto.randomUUID();
  const registered = await registerAtSites(cohortId, bySite, gateways);
  return keepCohort(study, gateways, {
    ...parsed,
    cohortId,
    registered: inOrder(rows, registered),
  });
}

async function registerAtSites(
  cohortId: string,
  bySite: ReadonlyMap<string, ManifestRow[]>,
  gateways: SiteGateways,
): Promise<Map<string, RegisteredCase>> {
  const answers = await Promise.all(
    [...bySite].map(([site, rows]) => gateways.register({ cohortId, site, rows })),
  );
  return new Map(answers.flatMap(({ cases }) => cases.map((one) => [one.case_id, one] as const)));
}

function inOrder(
  rows: readonly ManifestRow[],
  registered: ReadonlyMap<string, RegisteredCase>,
): RegisteredCase[] {
  return rows.map(({ case_id, site }) => {
    const found = registered.get(case_id);
    if (!found) throw new UnavailableError(`Site ${site} did not register case ${case_id}.`);
    return found;
  });
}
