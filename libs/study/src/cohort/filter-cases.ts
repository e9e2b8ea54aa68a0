import { cohortFilters, type Queryable } from '@atrium/db';
import { remembered, type Stamp } from '../verb/remembered';
import { intersect, setOf, unite, type CaseSet } from './case-set';
import { makeSearchable, searchIds, type SearchableIds } from './id-search';

type CaseFacet = cohortFilters.CaseFacet;

/** Which cases of a cohort: those that meet everything that is asked. */
export interface CaseFilter {
  /** Of one of them; none asks nothing. */
  readonly sites: readonly string[];
  /** Part of a case or patient id. */
  readonly text: string;
  readonly covariates: readonly { readonly name: string; readonly value: string }[];
  readonly issue?: boolean;
}

/** @returns the cases that pass; null where the filter asks nothing, and every case does */
export async function filterCases(
  db: Queryable,
  cohortId: string,
  filter: CaseFilter,
): Promise<CaseSet | null> {
  const met = await Promise.all([
    ...askedOf(filter).map((facets) => findAny(db, cohortId, facets)),
    ...(filter.text === '' ? [] : [searchCohort(db, cohortId, filter.text)]),
  ]);
  return met.length === 0 ? null : met.reduce(intersect);
}

/** A case passes that has one of each. */
function askedOf({ sites, covariates, issue }: CaseFilter): CaseFacet[][] {
  const value = issue ? 'yes' : 'no';
  return [
    ...(sites.length === 0
      ? []
      : [sites.map((site) => ({ facet: 'site', name: '', value: site }) as const)]),
    ...covariates.map((one) => [{ facet: 'covariate', ...one } as const]),
    ...(issue === undefined ? [] : [[{ facet: 'issue', name: '', value } as const]]),
  ];
}

async function findAny(db: Queryable, cohortId: string, facets: CaseFacet[]): Promise<CaseSet> {
  const sets = await Promise.all(
    facets.map((facet) => readFacet(db, UNCHANGING, { cohortId, facet })),
  );
  return sets.reduce(unite);
}

async function searchCohort(db: Queryable, cohortId: string, text: string): Promise<CaseSet> {
  const ids = await readIds(db, UNCHANGING, cohortId);
  return setOf(searchIds(ids, text), ids.cases);
}

/** A version never changes. */
const UNCHANGING: readonly Stamp[] = [];

interface Asked {
  readonly cohortId: string;
  readonly facet: CaseFacet;
}

/** Facets that are kept, of a hundred thousand cases 12 kB each: not filters, so that whoever narrows one waits for what is new of it. */
const MANY = 2000;

const readFacet = remembered(
  async (db: Queryable, { cohortId, facet }: Asked): Promise<CaseSet> => {
    const { positions, bits } = await cohortFilters.findFacet(db, cohortId, facet);
    return positions.length === 0 ? bits : setOf(positions, (positions.at(-1) ?? 0) + 1);
  },
  MANY,
);

/** Cohorts of which ids are kept; those of a hundred thousand cases take some 3 MB. */
const FEW = 8;

const readIds = remembered(
  async (db: Queryable, cohortId: string): Promise<SearchableIds> =>
    makeSearchable(await cohortFilters.readIds(db, cohortId)),
  FEW,
);
