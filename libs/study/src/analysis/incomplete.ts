import { failureClass, type RunAnalysis } from '@atrium/contracts';
import type { AnalysedRow } from './values';

/** The machine failed rows: no declared verdict is given until they are retried. */
export const isIncomplete = (rows: readonly AnalysedRow[]): boolean =>
  rows.some(
    ({ status, errorCode }) => status === 'failed' && failureClass(errorCode) === 'infrastructure',
  );

/** Why a claim about some arms is given no verdict; null: it is. */
export type Silence = (arms: readonly string[]) => 'incomplete' | 'no claim' | null;

export function silenceOf(incomplete: boolean, trainedOn: RunAnalysis['trained_on']): Silence {
  const trained = new Set(trainedOn.map(({ arm }) => arm));
  return (arms) =>
    arms.some((arm) => trained.has(arm)) ? 'no claim' : incomplete ? 'incomplete' : null;
}
