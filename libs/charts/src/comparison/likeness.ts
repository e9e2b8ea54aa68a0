import type { ComparisonRow } from '@atrium/contracts';
import { likenessOf, type Prompting } from '../likeness';

/** Marks of the arms of two runs, and what they mean. */
export interface ComparisonLikeness {
  readonly mark: (row: ComparisonRow) => string;
  readonly sentence: string;
}

const isAlike = (a: Prompting, b: Prompting): boolean =>
  a.source === b.source && a.zRange === b.zRange;

/** Every arm of both runs stands beside every other one; one that changed between the runs carries both marks. */
export function comparisonLikeness(rows: readonly ComparisonRow[]): ComparisonLikeness {
  const { mark, sentence } = likenessOf(
    rows.flatMap(({ prompting_a: a, prompting_b: b }) => [a, b].filter((one) => one !== null)),
  );
  const changed = rows.filter(
    ({ prompting_a: a, prompting_b: b }) => a !== null && b !== null && !isAlike(a, b),
  );
  const arms = [...new Set(changed.map(({ arm }) => arm))];
  return {
    mark: ({ prompting_a: a, prompting_b: b }) => {
      if (a !== null && b !== null && !isAlike(a, b))
        return `≠ (A ${mark(a) || '-'}, B ${mark(b) || '-'})`;
      const known = a ?? b;
      return known === null ? '' : mark(known);
    },
    sentence:
      arms.length === 0
        ? sentence
        : `${sentence} Prompted otherwise in B than in A, so that their difference is not like for like: ${arms.join(', ')} (≠).`,
  };
}
