import type { RunDetail } from './api/runs';
import type { WarningCode } from './errors';
import { groupBy } from './group-by';

type Warning = RunDetail['warnings'][number];

/** What one code was said of. */
export interface WarningGroup {
  readonly code: WarningCode;
  readonly cases: number;
  /** Each different message, that of most cases first. */
  readonly messages: readonly { message: string; cases: number; example: string }[];
}

const casesOf = (warnings: readonly Warning[]): number =>
  new Set(warnings.map(({ case_id }) => case_id)).size;

/** Warnings by their code, then by what they say; a case that two models met counts once. @param most messages of a code */
export function groupWarnings(warnings: readonly Warning[], most = Infinity): WarningGroup[] {
  return [...groupBy(warnings, ({ code }) => code)].map(([code, found]) => ({
    code,
    cases: casesOf(found),
    messages: [...groupBy(found, ({ message }) => message)]
      .map(([message, said]) => ({ message, cases: casesOf(said), example: said[0].case_id }))
      .sort((a, b) => b.cases - a.cases)
      .slice(0, most),
  }));
}
