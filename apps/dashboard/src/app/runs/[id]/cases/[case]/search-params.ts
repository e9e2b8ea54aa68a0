'use client';

import { CASE_ORDERS, type CaseFilter } from '@atrium/contracts';
import {
  parseAsArrayOf,
  parseAsBoolean,
  parseAsFloat,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  throttle,
  useQueryStates,
} from 'nuqs';
import { useMemo } from 'react';
import { useResultFilter } from '../../result-filter';

const list = parseAsArrayOf(parseAsString).withDefault([]);

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
  const { filter, setState } = useResultFilter();
  const cases = useMemo((): CaseFilter => ({ ...filter, order: 'manifest', arm: null }), [filter]);
  return { filter: cases, clear: () => void setState(null) };
}
