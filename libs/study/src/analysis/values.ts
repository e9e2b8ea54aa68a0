import type { completedValue, Endpoint, EndpointRow } from '@atrium/contracts';
import { pairsOf, type Pairs } from '@atrium/statistics';

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

/** Arm less against by case; two undefined distances do not differ: infinity less infinity. */
export function pairsBetween(
  rows: readonly AnalysedRow[],
  { arm, against }: { readonly arm: string; readonly against: string },
  endpoint: Endpoint,
  valueOf: ValueOf,
): Pairs {
  const of = (id: string) => valuesByCase(rows, id, endpoint, valueOf);
  const pairs = pairsOf(of(arm), of(against));
  return {
    ...pairs,
    differences: pairs.differences.map((value) => (Number.isNaN(value) ? 0 : value)),
  };
}
