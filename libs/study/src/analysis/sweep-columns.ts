import type { Endpoint } from '@atrium/contracts';
import type { SweepGrid } from './sweep-grid';
import type { AnalysedRow, ValueOf } from './values';

/**
 * The value of every case at each point, turned so that more is better; over repetitions of a jitter their mean. An undefined distance is
 * -Infinity.
 */
export function columnsOf(
  rows: readonly AnalysedRow[],
  { points }: SweepGrid,
  endpoint: Endpoint,
  valueOf: ValueOf,
): Map<string, number>[] {
  return points.map(({ arms }) => {
    const values = new Map<string, number[]>();
    for (const row of rows.filter(({ arm }) => arms.includes(arm))) {
      const value = valueOf(row, endpoint);
      if (value !== undefined)
        values.set(row.caseId, [...(values.get(row.caseId) ?? []), endpoint.turn * value]);
    }
    return new Map(
      [...values]
        .filter(([, found]) => found.length === arms.length)
        .map(([id, found]) => [id, found.reduce((sum, value) => sum + value, 0) / found.length]),
    );
  });
}
