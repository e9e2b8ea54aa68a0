import type { CohortOverview, ProtocolSummary, RunMode, Selection } from '@atrium/contracts';

export const PILOTS = ['all', 'first', 'chosen', 'subset'] as const;
export type Pilot = (typeof PILOTS)[number];

const DEFAULT_FIRST = 3;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** The form, as the address holds it. `launch` is the id of the run to be. */
export interface LaunchParams {
  readonly cohort: string | null;
  readonly protocol: string | null;
  readonly sites: readonly string[];
  readonly cases: readonly string[];
  readonly limit: number | null;
  /** The name of a subset of the cohort. */
  readonly subset: string | null;
  readonly pilot: Pilot | null;
  readonly rerun_of: string | null;
  /** Of a rerun: whether results of which nothing changed are taken over. */
  readonly reuse: boolean;
  readonly launch: string | null;
}

/** The form with everything that it names known to be there; null where nothing is chosen yet. */
export interface Choice {
  readonly cohort: CohortOverview | null;
  readonly protocol: ProtocolSummary | null;
  readonly pilot: Pilot;
  readonly first: number;
  readonly selection: Selection;
  readonly rerunOf: string | null;
  readonly mode: RunMode;
}

/** Nonsense in the address counts as nothing chosen; the only cohort or protocol there is needs no choice. */
export function readChoice(
  params: LaunchParams,
  cohorts: readonly CohortOverview[],
  protocols: readonly ProtocolSummary[],
): Choice {
  const cohort = find(cohorts, params.cohort);
  const pilot = params.pilot ?? impliedPilot(params);
  const first = Math.min(Math.max(1, params.limit ?? DEFAULT_FIRST), 100_000);
  const known = cohort?.sites.map(({ site }) => site) ?? [];
  const sites = params.sites.filter((site) => known.includes(site));
  const rerunOf = params.rerun_of !== null && UUID.test(params.rerun_of) ? params.rerun_of : null;
  return {
    cohort,
    protocol: find(protocols, params.protocol),
    pilot,
    first,
    selection: {
      sites: sites.length > 0 ? sites : null,
      ...chosenOf(params, pilot),
      limit: pilot === 'first' || isOfChosen(params) ? first : null,
    },
    rerunOf,
    mode: rerunOf !== null && params.reuse ? 'reuse' : 'compute',
  };
}

const find = <T extends { readonly id: string }>(all: readonly T[], id: string | null): T | null =>
  all.find((one) => one.id === id) ?? (id === null && all.length === 1 ? all[0] : null);

/** A subset that is still to be chosen takes no case: a pilot never becomes a run of everything by itself. */
function chosenOf(
  { cases, subset, pilot: asked }: LaunchParams,
  pilot: Pilot,
): Pick<Selection, 'cases' | 'subset'> {
  if (pilot === 'chosen') return { cases: [...cases] };
  if (pilot !== 'subset') return { cases: null };
  if (subset === null) return { cases: [] };
  return { cases: asked === null && cases.length > 0 ? [...cases] : null, subset };
}

/** A link that only says limit, cases or subset means that pilot. */
function impliedPilot({ cases, limit, subset }: LaunchParams): Pilot {
  if (subset !== null) return 'subset';
  if (cases.length > 0) return 'chosen';
  return limit === null ? 'all' : 'first';
}

/** A run of the command line may take the first of chosen cases or of a subset: a link that repeats it says both and no pilot. */
const isOfChosen = ({ pilot, cases, limit, subset }: LaunchParams): boolean =>
  pilot === null && (cases.length > 0 || subset !== null) && limit !== null;

/** The id of the run to be, if the address has one. */
export const launchIdOf = ({ launch }: LaunchParams): string | null =>
  launch !== null && UUID.test(launch) ? launch : null;
