'use client';

import { METRIC_PATTERN } from '@atrium/contracts';
import { createParser, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useRun } from '../run-context';
import { useFacets } from '../use-charts-data';

const GROUPINGS = ['strategy', 'site'] as const;
const VIEWS = ['chart', 'table'] as const;

/** Where the axis of a share begins, from the address. */
export const parseAsAxisStart = parseAsStringLiteral(['0', '0.5', '0.8'] as const).withDefault('0');

/** A metric's column; anything else in the address is as if nothing stood there. */
export const parseAsMetric = createParser({
  parse: (text: string) => (METRIC_PATTERN.test(text) ? text : null),
  serialize: (metric: string) => metric,
});

/** The metric that is asked for, or Dice where the run has not measured it. */
export function useKnownMetric(metric: string): string {
  const { nsd_tolerance_mm } = useRun();
  const isKnown =
    !metric.startsWith('nsd_') || nsd_tolerance_mm.some((t) => metric === `nsd_${t}mm`);
  return isKnown ? metric : 'dice';
}

/** How a chart is drawn, as the address has it; what the run does not have counts as if nothing stood there. */
export function useChartSettings() {
  const { data: facets } = useFacets(useRun().id);
  const [address, setSettings] = useQueryStates({
    metric: parseAsMetric.withDefault('dice'),
    by: parseAsStringLiteral(GROUPINGS).withDefault('strategy'),
    split: parseAsString,
    from: parseAsAxisStart,
    view: parseAsStringLiteral(VIEWS).withDefault('chart'),
  });
  const metric = useKnownMetric(address.metric);
  const split = facets?.covariates.find(({ name }) => name === address.split)?.name ?? null;
  return [{ ...address, metric, split }, setSettings] as const;
}
