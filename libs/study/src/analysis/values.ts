import { groupBy, type completedValue, type Endpoint, type EndpointRow } from '@atrium/contracts';
import { mean, pairsOf, type Pairs } from '@atrium/statistics';

/** One row of a run as statistics see it: an arm on a case, with its value of the endpoint. */
export interface AnalysedRow extends EndpointRow {
  readonly caseId: string;
  /** Its place in the run's manifest. */
  readonly casePosition: number;
  readonly site: string;
  readonly patient: string;
  readonly arm: string;
  readonly status: 'completed' | 'failed' | 'excluded';
}

/** Which rows have a value, and which: one of the two populations. */
export type ValueOf = typeof completedValue;

/** An arm's values by case. */
export const valuesByCase = (
  rows: readonly AnalysedRow[],
  arm: string,
  endpoint: Endpoint,
  valueOf: ValueOf,
): Map<string, number> =>
  new Map(
    rows.flatMap((row) => {
      const value = row.arm === arm ? valueOf(row, endpoint) : undefined;
      return value === undefined ? [] : [[row.caseId, value] as const];
    }),
  );

/** Pairs of cases, and what tests and intervals are made of. */
export interface PatientPairs extends Pairs {
  /** One a patient, the mean over his or her scans: scans of one patient are alike, and are not so many witnesses. */
  readonly ofPatients: readonly number[];
}

/** (site, patient_id) is the person. */
export const personOf = ({ site, patient }: Pick<AnalysedRow, 'site' | 'patient'>): string =>
  JSON.stringify([site, patient]);

/** Infinity less infinity: two undefined distances do not differ. */
const differs = (value: number): number => (Number.isNaN(value) ? 0 : value);

/** Arm less against by case, and by patient. */
export function pairsBetween(
  rows: readonly AnalysedRow[],
  { arm, against }: { readonly arm: string; readonly against: string },
  endpoint: Endpoint,
  valueOf: ValueOf,
): PatientPairs {
  const of = (id: string) => valuesByCase(rows, id, endpoint, valueOf);
  const pairs = pairsOf(of(arm), of(against));
  const differences = pairs.differences.map(differs);
  const people = new Map(rows.map((row) => [row.caseId, personOf(row)]));
  const ofPerson = groupBy(pairs.cases.keys(), (i) => people.get(pairs.cases[i]) ?? '');
  return {
    ...pairs,
    differences,
    ofPatients: [...ofPerson.values()].map((scans) =>
      differs(mean(scans.map((i) => differences[i]))),
    ),
  };
}
