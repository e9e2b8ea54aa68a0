'use client';

import { CASE_ORDERS, caseFilterSchema, type CaseFilter } from '@atrium/contracts';
import {
  parseAsArrayOf,
  parseAsBoolean,
  parseAsFloat,
  parseAsInteger,
  parseAsJson,
  parseAsString,
  parseAsStringLiteral,
  throttle,
  useQueryStates,
} from 'nuqs';
import { useMemo } from 'react';
import { z } from 'zod';

const list = parseAsArrayOf(parseAsString).withDefault([]);

/** The filter of the run's results, by the names that its other pages use. */
const filterParsers = {
  sites: list,
  strategies: list,
  arms: list,
  status: parseAsArrayOf(parseAsStringLiteral(['completed', 'failed', 'excluded'])).withDefault([]),
  code: list,
  cov: parseAsJson(z.record(z.string(), z.array(z.string()))).withDefault({}),
  q: parseAsString.withDefault(''),
};

const viewParsers = {
  /** The arm that is looked at, and arms that are outlined with it. */
  arm: parseAsString,
  with: list,
  order: parseAsStringLiteral(CASE_ORDERS).withDefault('manifest'),
  slice: parseAsInteger,
  low: parseAsFloat,
  high: parseAsFloat,
  zoom: parseAsFloat.withDefault(1),
  /** What stands in the middle, as shares of the slice's width and height. */
  x: parseAsFloat.withDefault(0.5),
  y: parseAsFloat.withDefault(0.5),
  outlines: parseAsBoolean.withDefault(true),
  boxes: parseAsBoolean.withDefault(true),
};

/** Browsers refuse more than some hundred changes of the address in half a minute. */
const options = { limitUrlUpdates: throttle(300) };

/** What is looked at and how, as the address has it. The state changes at once, the address follows. */
export const useViewParams = () => useQueryStates(viewParsers, options);

export type ViewParams = ReturnType<typeof useViewParams>[0];
export type SetViewParams = ReturnType<typeof useViewParams>[1];

/** The filter that the reader came with, and how to drop it. */
export function useCaseFilter(): { filter: CaseFilter; clear: () => void } {
  const [state, setState] = useQueryStates(filterParsers);
  const filter = useMemo(
    () =>
      caseFilterSchema.parse({
        sites: state.sites,
        strategies: state.strategies,
        arms: state.arms,
        statuses: state.status,
        codes: state.code,
        covariates: state.cov,
        text: state.q.slice(0, 200),
      }),
    [state],
  );
  return { filter, clear: () => void setState(null) };
}

/** Whether a filter leaves anything out. */
export const isFiltering = ({ text, covariates, ...filter }: CaseFilter): boolean =>
  text !== '' ||
  [
    ...Object.values(covariates),
    filter.sites,
    filter.strategies,
    filter.arms,
    filter.statuses,
    filter.codes,
  ].some((chosen) => chosen.length > 0);
