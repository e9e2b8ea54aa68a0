import { cohortFilters, type Queryable } from '@atrium/db';
import { remembered, type Stamp } from '../verb/remembered';
import { makeSearchable, searchIds, type SearchableIds } from './id-search';

type CaseCondition = cohortFilters.CaseCondition;

/** Which cases of a cohort: those that meet everything that is asked. */
export interface CaseFilter {
  /** Of one of them; none asks nothing. */
  readonly sites: readonly string[];
  /** Part of a case or patient id. */
  readonly text: string;
  readonly covariates: readonly { readonly name: string; readonly value: string }[];
  readonly issue?: boolean;
}

/** @returns the places, rising, of the cases that pass; null where the filter asks nothing, and every case does */
export async function filterCases(
  db: Queryable,
  cohortId: string,
  filter: CaseFilter,
): Promise<Int32Array | null> {
  const met = await Promise.all([
    ...conditionsOf(filter).map((condition) =>
      readPositions(db, UNCHANGING, { cohortId, condition }),
    ),
    ...(filter.text === '' ? [] : [searchCohort(db, cohortId, filter.text)]),
  ]);
  if (met.length === 0) return null;
  return met.sort((a, b) => a.length - b.length).reduce(intersect);
}

function conditionsOf({ sites, covariates, issue }: CaseFilter): CaseCondition[] {
  return [
    ...(sites.length === 0 ? [] : [{ kind: 'site', sites } as const]),
    ...covariates.map(({ name, value }) => ({ kind: 'covariate', name, value }) as const),
    ...(issue === undefined ? [] : [{ kind: 'issue', has: issue } as const]),
  ];
}

const searchCohort = async (db: Queryable, cohortId: string, text: string): Promise<Int32Array> =>
  searchIds(await readIds(db, UNCHANGING, cohortId), text);

/** A version never changes. */
const UNCHANGING: readonly Stamp[] = [];

interface Asked {
  readonly cohortId: string;
  readonly condition: CaseCondition;
}

/** Kept by condition, not by filter: whoever narrows a filter or turns a page waits for what is new of it. 4 bytes a case. */
const readPositions = remembered((db: Queryable, { cohortId, condition }: Asked) =>
  cohortFilters.findPositions(db, cohortId, condition),
);

/** Cohorts of which ids are kept; those of a hundred thousand cases take some 3 MB. */
const FEW = 8;

const readIds = remembered(
  async (db: Queryable, cohortId: string): Promise<SearchableIds> =>
    makeSearchable(await cohortFilters.readIds(db, cohortId)),
  FEW,
);

/** What two rising lists have in common. */
export function intersect(a: Int32Array, b: Int32Array): Int32Array {
  const both = new Int32Array(Math.min(a.length, b.length));
  let found = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) both[found++] = a[i];
    const isBehind = a[i] <= b[j];
    if (a[i] >= b[j]) j += 1;
    if (isBehind) i += 1;
  }
  return both.subarray(0, found);
}
