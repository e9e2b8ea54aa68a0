'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const view = parseAsStringLiteral(['chart', 'table'] as const).withDefault('chart');

/** What the statistics show, as the address has it. */
export const useStatisticsSettings = () =>
  useQueryStates({
    of: parseAsStringLiteral(['all', 'completed'] as const).withDefault('all'),
    declared: view,
    arm: parseAsString,
    against: parseAsString,
    covariate: parseAsString,
    metric: parseAsString.withDefault('dice'),
    pair: view,
    ecdf: view,
    agreement: view,
  });
