'use client';

import { resultFilterSchema, type ResultFilter } from '@atrium/contracts';
import {
  createSerializer,
  parseAsArrayOf,
  parseAsJson,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from 'nuqs';
import { useMemo } from 'react';
import { z } from 'zod';

const list = parseAsArrayOf(parseAsString).withDefault([]);
const covariates = z.record(z.string(), z.array(z.string()));

/** The filter in the address; every page of a run reads the same one. */
export const filterParsers = {
  sites: list,
  strategies: list,
  arms: list,
  status: parseAsArrayOf(parseAsStringLiteral(['completed', 'failed', 'excluded'])).withDefault([]),
  code: list,
  cov: parseAsJson(covariates).withDefault({}),
  q: parseAsString.withDefault(''),
};

/** An address's query that keeps the filter, for links from one page of a run to another. */
export const serializeFilter = createSerializer(filterParsers);

type FilterState = ReturnType<typeof useFilterState>[0];
const useFilterState = () => useQueryStates(filterParsers);

const toFilter = (state: FilterState): ResultFilter =>
  resultFilterSchema.parse({
    sites: state.sites,
    strategies: state.strategies,
    arms: state.arms,
    statuses: state.status,
    codes: state.code,
    covariates: state.cov,
    text: state.q.slice(0, 200),
  });

/** The filter as the address has it, and how to change it. */
export function useResultFilter() {
  const [state, setState] = useFilterState();
  const filter = useMemo(() => toFilter(state), [state]);
  return { state, setState, filter };
}

/** Whether a filter leaves anything out. */
export const isFiltering = ({ text, covariates, ...filter }: ResultFilter): boolean =>
  text !== '' ||
  [
    ...Object.values(covariates),
    filter.sites,
    filter.strategies,
    filter.arms,
    filter.statuses,
    filter.codes,
  ].some((chosen) => chosen.length > 0);
