import { counted, type Selection } from '@atrium/contracts';
import { wrongUsage } from '../exit-codes';

/** Where a run is repeated. */
export interface RerunTarget {
  /** The same version of the cohort as the run's. */
  readonly isSame: boolean;
  readonly sites: readonly string[];
  /** By name. */
  readonly subsets: readonly string[];
}

/**
 * What of a run's selection a rerun takes when nobody says otherwise: all of it on the same version of the cohort; on
 * another the sites that it has, the subset of the same name, and the limit. A case's id may name another scan there, so chosen
 * cases are not carried.
 * @throws CommandError (exit 1) where nothing of a choice is left: a pilot never becomes a run of everything by itself
 */
export function carriedSelection(
  selection: Selection,
  { isSame, sites, subsets }: RerunTarget,
): Selection {
  if (isSame) return selection;
  const { subset } = selection;
  if (selection.cases)
    throw wrongUsage(
      `The run took ${counted(selection.cases.length, 'chosen case')}; in another cohort their ids may name other scans. ${SAY}`,
    );
  const kept = selection.sites?.filter((site) => sites.includes(site)) ?? null;
  if (kept?.length === 0)
    throw wrongUsage(
      `The cohort has none of the run's sites (${selection.sites?.join(', ')}). ${SAY}`,
    );
  if (subset !== undefined && !subsets.includes(subset))
    throw wrongUsage(`The cohort has no subset called ${subset}, which the run took. ${SAY}`);
  return {
    sites: kept,
    cases: null,
    limit: selection.limit,
    ...(subset !== undefined && { subset }),
  };
}

/**
 * The cases of a run that failed, on the same cohort or another version of it.
 * @throws CommandError (exit 1) where none failed, or the cohort is another one, where their ids may name other scans
 */
export function failedSelection(failed: readonly string[], isVersion: boolean): Selection {
  if (failed.length === 0) throw wrongUsage('No case of the run has a failed arm.');
  if (!isVersion)
    throw wrongUsage(
      'The failed cases of a run are those of its cohort: name a version of it, or --cases.',
    );
  return { sites: null, cases: [...failed], limit: null };
}

const SAY = 'Say what to take: --sites, --cases, --limit, --subset or --all.';
