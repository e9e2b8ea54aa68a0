import type { RunDetail, Selection } from '@atrium/contracts';
import {
  createSerializer,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs';
import { PILOTS } from './launch-state';

/** How the address holds the form: see LaunchParams. */
export const launchParams = {
  cohort: parseAsString,
  protocol: parseAsString,
  sites: parseAsArrayOf(parseAsString).withDefault([]),
  cases: parseAsArrayOf(parseAsString).withDefault([]),
  limit: parseAsInteger,
  subset: parseAsString,
  pilot: parseAsStringLiteral(PILOTS),
  rerun_of: parseAsString,
  reuse: parseAsBoolean.withDefault(false),
  launch: parseAsString,
};

const serialize = createSerializer(launchParams);

/** More chosen cases than these are too long for an address. */
export const MAX_CASES = 200;

/** Every case of a cohort. */
export const EVERYTHING: Selection = { sites: null, cases: null, limit: null };

type Rerun = Pick<RunDetail, 'id' | 'protocol' | 'cohort' | 'selection'>;

/** The form as a run was launched: the same protocol, cohort and selection, to be changed before it starts. */
export function rerunHref(
  { id, protocol, cohort, selection }: Rerun,
  { reuse = false }: { readonly reuse?: boolean } = {},
): string {
  const { sites, cases, limit, subset } = selection;
  return serialize('/runs/new', {
    protocol: protocol.id,
    cohort: cohort.id,
    rerun_of: id,
    reuse,
    sites,
    ...(cases && cases.length > MAX_CASES ? { pilot: 'chosen' as const } : { cases }),
    limit,
    subset: subset ?? null,
  });
}
