import type { CaseChange } from '@atrium/contracts';

/** A case with what makes it the same as another of its id. */
export interface CaseHashes {
  readonly caseId: string;
  readonly siteId: string;
  readonly imageSha256: string | null;
  readonly referenceSha256: string | null;
  readonly secondReferenceSha256: string | null;
}

const PARTS = {
  site: 'siteId',
  image: 'imageSha256',
  reference: 'referenceSha256',
  reference_2: 'secondReferenceSha256',
} as const satisfies Record<CaseChange['in'][number], keyof CaseHashes>;

/** What became of cases: by their ids, then by their files. */
export interface ComparedCases {
  readonly same: readonly string[];
  readonly changed: readonly CaseChange[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The cases of units of work, each once. */
export const casesOf = (units: readonly { readonly case: CaseHashes }[]): CaseHashes[] => [
  ...new Map(units.map((unit) => [unit.case.caseId, unit.case])).values(),
];

/** Each case once: `now` in its order, then what is no longer there. */
export function compareCases(
  before: readonly CaseHashes[],
  now: readonly CaseHashes[],
): ComparedCases {
  const old = new Map(before.map((one) => [one.caseId, one]));
  const kept = now.flatMap((one) => {
    const earlier = old.get(one.caseId);
    return earlier ? [{ case_id: one.caseId, in: changesOf(earlier, one) }] : [];
  });
  const ids = new Set(now.map(({ caseId }) => caseId));
  return {
    same: kept.filter((one) => one.in.length === 0).map(({ case_id }) => case_id),
    changed: kept.filter((one) => one.in.length > 0),
    added: [...ids].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !ids.has(id)),
  };
}

const isPart = (name: string): name is CaseChange['in'][number] => name in PARTS;

const changesOf = (a: CaseHashes, b: CaseHashes): CaseChange['in'] =>
  Object.keys(PARTS)
    .filter(isPart)
    .filter((part) => a[PARTS[part]] !== b[PARTS[part]]);
