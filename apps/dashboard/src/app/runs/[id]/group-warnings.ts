import type { RunDetail, WarningCode } from '@atrium/contracts';

type Warning = RunDetail['warnings'][number];

/** What one code was said of. */
export interface WarningGroup {
  readonly code: WarningCode;
  readonly cases: number;
  /** Each different message, that of most cases first; the first few. */
  readonly messages: readonly { message: string; cases: number; example: string }[];
}

const MOST = 5;

const casesOf = (warnings: readonly Warning[]): number =>
  new Set(warnings.map(({ case_id }) => case_id)).size;

/** Warnings by their code, then by what they say; a case that two models met counts once. */
export function groupWarnings(warnings: readonly Warning[]): WarningGroup[] {
  return [...by(warnings, ({ code }) => code)].map(([code, found]) => ({
    code,
    cases: casesOf(found),
    messages: [...by(found, ({ message }) => message)]
      .map(([message, said]) => ({ message, cases: casesOf(said), example: said[0].case_id }))
      .sort((a, b) => b.cases - a.cases)
      .slice(0, MOST),
  }));
}

function by<K>(warnings: readonly Warning[], keyOf: (warning: Warning) => K): Map<K, Warning[]> {
  const groups = new Map<K, Warning[]>();
  for (const warning of warnings) {
    const group = groups.get(keyOf(warning));
    if (group) group.push(warning);
    else groups.set(keyOf(warning), [warning]);
  }
  return groups;
}
