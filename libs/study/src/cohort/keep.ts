import type {
  CaseCheck,
  CohortSummary,
  LeftOutCase,
  ManifestRow,
  MANIFEST_FILES,
  RegisteredCase,
} from '@atrium/contracts';
import { cohorts, locks } from '@atrium/db';
import { z } from 'zod';
import { canonicalJson, sha256 } from '../hash';
import { ensureSites } from '../site/ensure';
import { refuseNul } from '../verb/parse-input';
import { defineVerb, type Study, type VerbContext } from '../verb/verb';
import { carrySubsets } from './carry-subsets';
import type { SiteGateways } from './gateways';
import { summariseCohort } from './view';

/** 100,000 cases take some 20 s. */
export const KEEP_TIMEOUT_MS = 300_000;

/** A cohort's rows as the centre may know them, with what their sites found. */
export interface RegisteredCohort {
  /** The id that the sites indexed it under. */
  readonly cohortId: string;
  readonly name: string;
  readonly manifest_sha256: string;
  readonly rows: readonly Omit<ManifestRow, (typeof MANIFEST_FILES)[number]>[];
  /** One a row, in the same order. */
  readonly registered: readonly RegisteredCase[];
  /** One a row, of a cohort that came through intake. */
  readonly checks?: readonly CaseCheck[][];
  /** Cases that its intake did not take. */
  readonly leftOut?: readonly LeftOutCase[];
  /** Why there is this version. */
  readonly note?: string;
}

/** Makes the sites of a cohort that are not there yet, in local mode. */
export const bindSites = (secret: string) =>
  defineVerb({
    name: 'cohort.register',
    input: z.object({ sites: z.array(z.string()) }),
    audited: false,
    run: ({ tx }, { sites }) => ensureSites(tx, sites, secret),
  });

/** Writes a version, or finds the one of the same content; the sites then keep their index under its id. */
export async function keepCohort(
  study: Study,
  gateways: Pick<SiteGateways, 'adopt'>,
  registered: RegisteredCohort,
): Promise<CohortSummary> {
  const cohort = await writeVersion(study, registered);
  await adoptIndex(gateways, registered, cohort);
  return cohort;
}

/** Writes a version, or finds the one of the same content. */
export const writeVersion = (study: Study, registered: RegisteredCohort): Promise<CohortSummary> =>
  defineVerb({
    name: 'cohort.register',
    input: z.object({}),
    timeoutMs: KEEP_TIMEOUT_MS,
    run: (context) => createVersion(context, registered),
  })(study, {});

/** Has the sites keep their index under the id of a version that was there already. */
export async function adoptIndex(
  gateways: Pick<SiteGateways, 'adopt'>,
  { cohortId, rows }: RegisteredCohort,
  { id }: CohortSummary,
): Promise<void> {
  if (id === cohortId) return;
  const sites = [...new Set(rows.map(({ site }) => site))];
  await Promise.all(sites.map((site) => gateways.adopt(site, cohortId, id)));
}

async function createVersion(
  { tx, note }: VerbContext,
  cohort: RegisteredCohort,
): Promise<CohortSummary> {
  refuseNul(cohort);
  await locks.lockVersions(tx, 'cohort');
  const contentSha256 = cohortSha256(cohort);
  const record = recordSha256(cohort);
  // Who says nothing of the cases means them, whatever was said of them before.
  const existing = await cohorts.findCohortBySha256(tx, contentSha256, record || undefined);
  const before = await cohorts.findCohortByName(tx, cohort.name);
  const kept =
    existing ??
    (await cohorts.createCohort(tx, {
      id: cohort.cohortId,
      name: cohort.name,
      sha256: contentSha256,
      recordSha256: record,
      manifestSha256: cohort.manifest_sha256,
      note: cohort.note ?? '',
    }));
  if (!existing) {
    const cases = cohort.rows.map((row, i) => ({
      ...row,
      registered: cohort.registered[i],
      checks: cohort.checks?.[i] ?? null,
    }));
    await cohorts.createCases(tx, kept.id, cases);
    await cohorts.createLeftOut(tx, kept.id, cohort.leftOut ?? []);
  }
  const subsets = !existing && before ? await carrySubsets(tx, before.id, kept.id) : null;
  note({
    subject: kept.id,
    detail: {
      name: kept.name,
      version: kept.version,
      cases: cohort.rows.length,
      issues: cohort.registered.filter(({ issue }) => issue !== null).length,
      known: existing !== null,
      ...(subsets && { subsets: subsets.carried, dropped: subsets.dropped.join(', ') }),
    },
  });
  return summariseCohort(kept, cohort.rows.length);
}

/** Of the warnings of an intake, what was said to them and why cases were left out; empty where there is nothing of these. */
function recordSha256({ rows, checks = [], leftOut = [] }: RegisteredCohort): string {
  const warned = rows.flatMap(({ case_id }, i) => {
    const said = (checks[i] ?? []).map(({ code, answer }) => [code, answer]);
    return said.length > 0 ? [{ case_id, said }] : [];
  });
  const chosen = leftOut.filter(({ reason }) => reason !== null);
  const left = chosen.map(({ case_id, reason }) => ({ case_id, reason }));
  return warned.length + left.length === 0 ? '' : sha256(canonicalJson({ warned, left }));
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
        // Absent without a second reader: such a cohort keeps its hash.
        reference_2: registered[i].reference_2_sha256,
      })),
    }),
  );
