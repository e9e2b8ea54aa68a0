import { groupBy, type IntakeCase } from '@atrium/contracts';
import { issueOf, type CohortCheck, type SiteCases } from './check';

const everyCase = (sites: readonly SiteCases[]): IntakeCase[] =>
  sites.flatMap(({ cases }) => cases);

/** Cases after the first of their key, each with that first one; those without a key are none's. */
function repeated(
  cases: readonly IntakeCase[],
  keyOf: (one: IntakeCase) => string | null,
): { one: IntakeCase; first: IntakeCase }[] {
  const firsts = new Map<string, IntakeCase>();
  return cases.flatMap((one) => {
    const key = keyOf(one);
    if (key === null) return [];
    const first = firsts.get(key);
    if (first) return [{ one, first }];
    firsts.set(key, one);
    return [];
  });
}

const named = ({ case_id, site }: IntakeCase): string => `case ${case_id} of site ${site}`;

/** A case_id of an earlier case, whatever its capitals. */
export const caseIdTwice: CohortCheck = (sites) =>
  repeated(everyCase(sites), ({ case_id }) => case_id.toLowerCase()).map(({ one, first }) =>
    issueOf(one, 'CASE_ID_TWICE', { found: named(first), expected: 'one case of this id' }),
  );

/** The voxels of an earlier case. */
export const pixelsTwice: CohortCheck = (sites) =>
  repeated(everyCase(sites), ({ pixels_sha256 }) => pixels_sha256).map(({ one, first }) =>
    issueOf(one, 'PIXELS_TWICE', {
      file: 'image',
      found: `the voxels of ${named(first)}`,
      expected: 'a scan of its own',
    }),
  );

/** A patient_id of an earlier site, once a patient and site. */
export const patientAtTwoSites: CohortCheck = (sites) => {
  const onePerSite = sites.flatMap(({ cases }) =>
    [...groupBy(cases, patientOf).values()].map(([first]) => first),
  );
  return repeated(onePerSite, patientOf).map(({ one, first }) =>
    issueOf(one, 'PATIENT_AT_TWO_SITES', {
      found: `patient ${one.patient_id} also at site ${first.site}`,
      expected: 'a person at one site',
    }),
  );
};

const patientOf = ({ patient_id }: IntakeCase): string => patient_id.toLowerCase();
