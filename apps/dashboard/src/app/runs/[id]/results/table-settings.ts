'use client';

import { METRIC_PATTERN, SORT_COLUMNS, type ResultSort } from '@atrium/contracts';
import { createParser, parseAsArrayOf, parseAsString, useQueryStates } from 'nuqs';
import { DEFAULT_COLUMNS, type Column } from './columns';

/** `-dice` is Dice, the greatest first. */
const parseAsSort = createParser<ResultSort>({
  parse(text) {
    const descending = text.startsWith('-');
    const column = descending ? text.slice(1) : text;
    const isKnown = METRIC_PATTERN.test(column) || SORT_COLUMNS.some((one) => one === column);
    return isKnown ? { column, descending } : null;
  },
  serialize: ({ column, descending }) => `${descending ? '-' : ''}${column}`,
  eq: (a, b) => a.column === b.column && a.descending === b.descending,
});

const BY_CASE: ResultSort = { column: 'case', descending: false };

/** Which columns are shown and in which order the rows are, as the address has it. */
export function useTableSettings(all: readonly Column[]) {
  const [{ sort: asked, cols }, setSettings] = useQueryStates({
    sort: parseAsSort.withDefault(BY_CASE),
    cols: parseAsArrayOf(parseAsString),
  });
  const chosen: readonly string[] = cols ?? DEFAULT_COLUMNS;
  const known = all.filter(({ key }) => chosen.includes(key));
  const columns =
    known.length > 0 ? known : all.filter(({ key }) => DEFAULT_COLUMNS.some((one) => one === key));
  const isMeasured =
    !asked.column.startsWith('nsd_') || all.some(({ key }) => key === asked.column);
  return { sort: isMeasured ? asked : BY_CASE, columns, setSettings };
}
