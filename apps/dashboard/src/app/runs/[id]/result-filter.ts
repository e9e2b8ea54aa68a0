'use client';

import { filterParts, type FilterPart } from '@atrium/charts';
import { ARM_STATUSES, type ResultFilter } from '@atrium/contracts';
import {
  createSerializer,
  parseAsArrayOf,
  parseAsJson,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from 'nuqs';
import { useMemo } from 'react';
import { cleanText } from '@/components/clean-text';
import { knownPart, type FilterState } from './known-filter';
import { useRun } from './run-context';
import { useFacets } from './use-charts-data';

const list = parseAsArrayOf(parseAsString).withDefault([]);
/** Values by covariate, or null for anything else that stands in the address. */
function parseCovariates(value: unknown): Record<string, string[]> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const isText = (one: unknown): one is string => typeof one === 'string';
  const entries = Object.entries(value).map(([name, found]): [string, string[]] => [
    name,
    Array.isArray(found) ? found.filter(isText) : [],
  ]);
  return Object.fromEntries(entries);
}

/** The filter in the address; every page of a run reads the same one. */
export const filterParsers = {
  sites: list,
  strategies: list,
  arms: list,
  status: parseAsArrayOf(parseAsStringLiteral(ARM_STATUSES)).withDefault([]),
  code: list,
  cov: parseAsJson(parseCovariates).withDefault({}),
  q: parseAsString.withDefault(''),
};

/** An address's query that keeps the filter, for links from one page of a run to another. */
export const serializeFilter = createSerializer(filterParsers);

const toFilter = (state: FilterState): ResultFilter => ({
  sites: state.sites,
  strategies: state.strategies,
  arms: state.arms,
  statuses: state.status,
  codes: state.code,
  covariates: state.cov,
  text: cleanText(state.q),
});

/** Which part of the address holds a filter. */
const KEYS = {
  sites: 'sites',
  strategies: 'strategies',
  arms: 'arms',
  statuses: 'status',
  codes: 'code',
  text: 'q',
} as const;

/** The filter as the address has it, less what the run does not have, and how to change it. */
export function useResultFilter() {
  const [address, setState] = useQueryStates(filterParsers);
  const { data: facets } = useFacets(useRun().id);
  const state = useMemo(() => (facets ? knownPart(address, facets) : address), [address, facets]);
  const filter = useMemo(() => toFilter(state), [state]);
  const drop = ({ of, label }: FilterPart): void =>
    void setState(
      of === 'covariate' ? { cov: withCovariate(state.cov, label, []) } : { [KEYS[of]]: null },
    );
  return { state, setState, filter, drop };
}

/** The covariates' filter with other values of one of them; null where none is left. */
export function withCovariate(
  covariates: Record<string, string[]>,
  name: string,
  chosen: string[],
): Record<string, string[]> | null {
  const { [name]: _before, ...others } = covariates;
  const next = chosen.length === 0 ? others : { ...others, [name]: chosen };
  return Object.keys(next).length === 0 ? null : next;
}

/** Whether a filter leaves anything out. */
export const isFiltering = (filter: ResultFilter): boolean => filterParts(filter).length > 0;
