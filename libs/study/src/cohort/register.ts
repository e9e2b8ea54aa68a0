import {
  registerCohortInputSchema,
  type CohortSummary,
  type ManifestRow,
  type RegisterCohortInput,
  type RegisterRequest,
  type RegisterResponse,
  type RegisteredCase,
} from '@atrium/contracts';
import { cohorts, locks } from '@atrium/db';
import { z } from 'zod';
import { authorise } from '../actor/policy';
import { InvalidInputError, UnavailableError } from '../errors';
import { groupBy } from '../group-by';
import { canonicalJson, sha256 } from '../hash';
import { ensureSites } from '../site/ensure';
import { defineVerb, type Study, type VerbContext } from '../verb/verb';
import { summariseCohort } from './view';

/** The way to the sites' gateways; apps/api has it. */
export interface SiteGateways {
  /** Has a site's worker read, hash and index its rows. */
  register(request: RegisterRequest): Promise<RegisterResponse>;
  /** Has a site's worker keep the index of one cohort under another's id. */
  adopt(site: string, from: string, to: string): Promise<void>;
}

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
  const parsed = registerCohortInputSchema.safeParse(input);
  if (!parsed.success) throw new InvalidInputError(`cohort.register: ${parsed.error.message}`);
  const { rows } = parsed.data;
  const bySite = groupBy(rows, (row) => row.site);
  await bindSites(secret)(study, { sites: [...bySite.keys()] });
  const cohortId = crypto.randomUUID();
  const registered = await registerAtSites(cohortId, bySite, gateways);
  const cohort = await keepCohort(study, {
    ...parsed.data,
    cohortId,
    registered: inOrder(rows, registered),
  });
  if (cohort.id !== cohortId) {
    await Promise.all([...bySite.keys()].map((site) => gateways.adopt(site, cohortId, cohort.id)));
  }
  return cohort;
}

const bindSites = (secret: string) =>
  defineVerb({
    name: 'cohort.register',
    input: z.object({ sites: z.array(z.string()) }),
    audited: false,
    run: ({ tx }, { sites }) => ensureSites(tx, sites, secret),
  });

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

interface RegisteredCohort extends RegisterCohortInput {
  readonly cohortId: string;
  readonly registered: readonly RegisteredCase[];
}

function keepCohort(study: Study, cohort: RegisteredCohort): Promise<CohortSummary> {
  const keep = defineVerb({
    name: 'cohort.register',
    input: z.object({}),
    run: (context) => createVersion(context, cohort),
  });
  return keep(study, {});
}

async function createVersion(
  { tx, note }: VerbContext,
  cohort: RegisteredCohort,
): Promise<CohortSummary> {
  await locks.lockVersions(tx, 'cohort');
  const contentSha256 = cohortSha256(cohort);
  const existing = await cohorts.findCohortBySha256(tx, contentSha256);
  const kept =
    existing ??
    (await cohorts.createCohort(tx, {
      id: cohort.cohortId,
      name: cohort.name,
      sha256: contentSha256,
      manifestSha256: cohort.manifest_sha256,
    }));
  if (!existing) {
    const cases = cohort.rows.map((row, i) => ({ ...row, registered: cohort.registered[i] }));
    await cohorts.createCases(tx, kept.id, cases);
  }
  note({
    subject: kept.id,
    detail: { name: kept.name, version: kept.version, cases: cohort.rows.length },
  });
  return summariseCohort({ ...kept, _count: { cases: cohort.rows.length } });
}

/** Of what the cases are, in order; not of where their files lie. */
const cohortSha256 = ({ rows, registered, manifest_sha256 }: RegisteredCohort): string =>
  sha256(
    canonicalJson({
      manifest_sha256,
      cases: rows.map(({ case_id, patient_id, site, covariates }, i) => ({
        case_id,
        patient_id,
        site,
        covariates,
        image: registered[i].image_sha256,
        reference: registered[i].reference_sha256,
      })),
    }),
  );
