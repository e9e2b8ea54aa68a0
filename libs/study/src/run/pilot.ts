import type { ProtocolYaml } from '@atrium/contracts';
import { cohortSubsets, type Queryable } from '@atrium/db';
import { missingSubset } from '../cohort/missing-subset';

/** Why the pilot that a protocol declares is not known in a version of a cohort: claims would be made of cases that carry none. */
export async function missingPilot(
  db: Queryable,
  cohort: { readonly id: string; readonly name: string; readonly version: number },
  { analysis }: ProtocolYaml,
): Promise<string | null> {
  const pilot = analysis?.pilot;
  const missing = await missingSubset(db, cohort, typeof pilot === 'string' ? pilot : undefined);
  return missing && `The protocol's pilot is a subset. ${missing}`;
}

/** The cases that a protocol declares as its pilot, and the subset's name where it names one. */
export interface Pilot {
  readonly subset: string | null;
  readonly cases: readonly string[];
}

/** The pilot of a protocol on a version of a cohort; null where none is declared. */
export async function readPilot(
  db: Queryable,
  cohortId: string,
  { analysis }: ProtocolYaml,
): Promise<Pilot | null> {
  const pilot = analysis?.pilot;
  if (pilot === undefined) return null;
  if (typeof pilot !== 'string') return { subset: null, cases: pilot };
  const rows = await cohortSubsets.listSubsetCases(db, cohortId, pilot);
  return { subset: pilot, cases: rows.map(({ caseId }) => caseId) };
}
