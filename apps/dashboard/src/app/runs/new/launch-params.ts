import { parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs';
import { PILOTS } from './launch-state';

/** How the address holds the form: see LaunchParams. */
export const launchParams = {
  cohort: parseAsString,
  protocol: parseAsString,
  sites: parseAsArrayOf(parseAsString).withDefault([]),
  cases: parseAsArrayOf(parseAsString).withDefault([]),
  limit: parseAsInteger,
  pilot: parseAsStringLiteral(PILOTS),
  rerun_of: parseAsString,
  launch: parseAsString,
};
