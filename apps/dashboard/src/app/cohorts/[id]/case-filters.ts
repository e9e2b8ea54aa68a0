import { parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs';

export const ISSUES = ['all', 'ok', 'issue'] as const;

/** What of a cohort's cases is shown. */
export const caseFilters = {
  site: parseAsArrayOf(parseAsString).withDefault([]),
  q: parseAsString.withDefault(''),
  cov: parseAsArrayOf(parseAsString).withDefault([]),
  issue: parseAsStringLiteral(ISSUES).withDefault('all'),
  page: parseAsInteger.withDefault(1),
};

/** The version that this one is held against, and the page of what is not the same. */
export const diffParams = {
  against: parseAsString,
  changes: parseAsInteger.withDefault(1),
};
