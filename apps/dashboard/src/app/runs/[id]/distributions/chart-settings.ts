'use client';

import { METRIC_PATTERN } from '@atrium/contracts';
import { createParser, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const GROUPINGS = ['strategy', 'site'] as const;
const VIEWS = ['chart', 'table'] as const;

/** Where the axis of a share begins, from the address. */
export const parseAsAxisStart = parseAsStringLiteral(['0', '0.5', '0.8'] as const).withDefault('0');

/** A metric's column; anything else in the address is as if nothing stood there. */
export const parseAsMetric = createParser({
  parse: (text: string) => (METRIC_PATTERN.test(text) ? text : null),
  serialize: (metric: string) => metric,
});

/** How a chart is drawn, as the address has it. */
export function useChartSettings() {
  return useQueryStates({
    metric: parseAsMetric.withDefault('dice'),
    by: parseAsStringLiteral(GROUPINGS).withDefault('strategy'),
    split: parseAsString,
    from: parseAsAxisStart,
    view: parseAsStringLiteral(VIEWS).withDefault('chart'),
  });
}
