'use client';

import { DRIFT_BINS_MM } from '@atrium/contracts';
import { parseAsNumberLiteral, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const VIEWS = ['chart', 'table'] as const;

/** How the charts of tracking are drawn, as the address has it. */
export const useTrackingSettings = () =>
  useQueryStates({
    bin: parseAsNumberLiteral(DRIFT_BINS_MM).withDefault(5),
    sides: parseAsStringLiteral(['apart', 'together'] as const).withDefault('apart'),
    drift: parseAsStringLiteral(VIEWS).withDefault('chart'),
    scores: parseAsString,
    cost: parseAsStringLiteral(VIEWS).withDefault('chart'),
  });
