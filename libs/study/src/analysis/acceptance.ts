import {
  rankOf,
  type AcceptanceAnswer,
  type AcceptanceYaml,
  type ArmAtSite,
  type EndpointSummary,
  type Ranked,
} from '@atrium/contracts';
import type { Silence } from './incomplete';

type Estimator = 'median' | 'mean';
type SiteAnswer = AcceptanceAnswer['sites'][number];

/** Whether arms reach what was declared: at every site, or over all, in both populations. */
export function answerAcceptance(
  acceptance: readonly AcceptanceYaml[],
  arms: readonly ArmAtSite[],
  estimator: Estimator,
  silence: Silence,
): AcceptanceAnswer[] {
  return acceptance.map((one) => {
    const asked = placesAsked(one, arms);
    return {
      acceptance: one,
      sites:
        asked.length > 0
          ? asked.map((arm) => siteAnswer(one, arm, estimator, silence))
          : [{ site: null, verdict: silence([one.arm]) ?? 'not decidable', bound: null }],
    };
  });
}

/** Each site, or all of them together, which one site alone is too. */
function placesAsked({ arm, at }: AcceptanceYaml, arms: readonly ArmAtSite[]): ArmAtSite[] {
  const ofArm = arms.filter((one) => one.arm === arm);
  if (at === 'every-site') return ofArm.filter(({ site }) => site !== null);
  const [overAll = ofArm.at(0)] = ofArm.filter(({ site }) => site === null);
  return overAll ? [{ ...overAll, site: null }] : [];
}

function siteAnswer(
  one: AcceptanceYaml,
  { site, all_cases, completed_only }: ArmAtSite,
  estimator: Estimator,
  silence: Silence,
): SiteAnswer {
  const bounds = [all_cases, completed_only].map((summary) => boundOf(one, summary, estimator));
  const silent = silence([one.arm]);
  if (silent) return { site, verdict: silent, bound: null };
  const known = bounds.filter((bound) => bound !== null);
  const worse = known.length > 0 ? worst(one, known) : null;
  // What one population misses no other can mend.
  if (worse !== null && !reaches(one, worse)) return { site, verdict: 'missed', bound: worse };
  if (known.length < bounds.length) return { site, verdict: 'not decidable', bound: null };
  return { site, verdict: 'met', bound: worse };
}

/** The end of the interval that decides: the lower one of what is to be large. */
function boundOf(
  { atLeast }: AcceptanceYaml,
  summary: EndpointSummary | null,
  estimator: Estimator,
): Ranked | null {
  const interval = estimator === 'median' ? summary?.median_interval : summary?.mean_interval;
  if (!interval) return null;
  return atLeast === undefined ? interval.high : interval.low;
}

const size = (bound: Ranked | null): number => (bound === null ? NaN : rankOf(bound));

const worst = ({ atLeast }: AcceptanceYaml, bounds: readonly (Ranked | null)[]): Ranked | null =>
  [...bounds].sort((a, b) =>
    atLeast === undefined ? size(b) - size(a) || 0 : size(a) - size(b) || 0,
  )[0];

const reaches = ({ atLeast, atMost }: AcceptanceYaml, bound: Ranked | null): boolean =>
  atLeast === undefined ? size(bound) <= (atMost ?? NaN) : size(bound) >= atLeast;
