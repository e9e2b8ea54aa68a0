import { offersTest } from '../offered/offered-tests';
import { marginTest } from '../paired/margin-test';
import { stratifiedSignedRankTest } from '../paired/stratified';
import type { Random } from '../random';
import type { DeclaredComparison, SitePairs } from './comparison';

/** How large a study is: patients at each of so many sites. */
export interface StudySize {
  readonly sites: number;
  readonly patients: number;
}

/** Share of simulated studies that show a claim, with its Monte Carlo standard error. */
export interface Power extends StudySize {
  readonly power: number;
  readonly error: number;
}

/** A site of a pilot: what its patients' pairs say in both populations. */
export interface PilotSite extends SitePairs {
  /** Of the same patients, of 'completed only': null where none of a patient's pairs completed. As in 'all cases' where nothing is said. */
  readonly completed?: readonly (number | null)[];
}

/**
 * How often a study of this size would show a claim, were the world as the pilot: patients are drawn with replacement from the
 * pilot's; its sites are kept where the study has as many, and drawn too where it has another number.
 *
 * As in a run, a claim is shown where both populations show it.
 * A size at which the test does not hold its alpha shows nothing, for a run of it answers 'not decidable'.
 *
 * @param pilot differences of each site, one a patient, arm less against, turned so that more is better
 * @param level that p is held against, divided by the number of declared comparisons: what Holm asks of the first
 * @param wanted powers that are looked for: studies are simulated until it is plain on which side of each this one lies
 */
export function simulatePower(
  comparison: DeclaredComparison,
  pilot: readonly PilotSite[],
  { sites, patients }: StudySize,
  level: number,
  replicates: number,
  random: Random,
  wanted: readonly number[] = [],
): Power {
  if (!offersTest(comparison, Array<number>(sites).fill(patients)))
    return { sites, patients, power: 0, error: 0 };
  const usable = pilot.filter(({ differences }) => differences.length > 0);
  let [shown, done] = [0, 0];
  while (done < replicates && usable.length > 0 && !isPlain(shown, done, wanted)) {
    const drawn = drawSites(usable, sites, random).map((site) =>
      drawPatients(site, patients, random),
    );
    if (isShownIn(comparison, populationsOf(drawn), level)) shown += 1;
    done += 1;
  }
  const power = done === 0 ? 0 : shown / done;
  return { sites, patients, power, error: Math.sqrt((power * (1 - power)) / Math.max(1, done)) };
}

const FIRST_LOOK = 100;

/** Whether the power lies more than four standard errors from all that is looked for; looked at now and then. */
function isPlain(shown: number, done: number, wanted: readonly number[]): boolean {
  if (wanted.length === 0 || done < FIRST_LOOK || done % FIRST_LOOK !== 0) return false;
  const share = shown / done;
  return wanted.every(
    (power) => Math.abs(share - power) > 4 * Math.sqrt((power * (1 - power)) / done),
  );
}

/** Patients of a site with replacement, each with what it says in both populations. */
function drawPatients(
  { differences, completed = differences }: PilotSite,
  n: number,
  random: Random,
) {
  const patients = Array.from({ length: n }, () => random.int(differences.length));
  return {
    all: patients.map((i) => differences[i]),
    completed: patients.flatMap((i) => completed[i] ?? []),
  };
}

/** All cases and completed only; one of them where nobody drawn failed, for both are the same then. */
function populationsOf(drawn: readonly ReturnType<typeof drawPatients>[]): number[][][] {
  const all = drawn.map((site) => site.all);
  const isSame = drawn.every((site) => site.all.every((value, i) => value === site.completed[i]));
  return isSame ? [all] : [all, drawn.map(({ completed }) => completed)];
}

/** Both populations must show the claim, and lean to the same side: p of a difference has two. */
function isShownIn(
  comparison: DeclaredComparison,
  populations: readonly number[][][],
  level: number,
): boolean {
  if (!populations.every((of) => pOfClaim(comparison, of) <= level)) return false;
  return populations.length === 1 || new Set(populations.map(isAbove)).size === 1;
}

const drawSites = (
  pilot: readonly PilotSite[],
  sites: number,
  random: Random,
): readonly PilotSite[] =>
  sites === pilot.length
    ? pilot
    : Array.from({ length: sites }, () => pilot[random.int(pilot.length)]);

/** Whether most ranks are above 0. */
const isAbove = (sites: readonly (readonly number[])[]): boolean =>
  stratifiedSignedRankTest(sites, 'greater').p < 0.5;

function pOfClaim(
  { kind, margin, at }: DeclaredComparison,
  sites: readonly (readonly number[])[],
): number {
  const pOf = (of: readonly (readonly number[])[]): number => marginTest(kind, margin ?? 0, of).p;
  return at === 'every-site' ? Math.max(...sites.map((site) => pOf([site]))) : pOf(sites);
}

const FEWEST = 4;
const MOST = 512;

/** The least number of patients a site that shows a claim often enough; null where even 512 do not. */
export interface PatientsNeeded {
  readonly patients: number | null;
  /** Every size that was simulated, fewest patients first. */
  readonly tried: Power[];
}

/** Doubles the patients until the power is reached, then halves the gap. @param wanted power, 0 to 1 */
export function patientsNeeded(
  wanted: number,
  simulate: (patients: number) => Power,
): PatientsNeeded {
  const tried = new Map<number, Power>();
  const reaches = (patients: number): boolean => {
    const found = tried.get(patients) ?? simulate(patients);
    tried.set(patients, found);
    return found.power >= wanted;
  };
  let high = FEWEST;
  while (high < MOST && !reaches(high)) high *= 2;
  const isReached = reaches(high);
  let low = high / 2;
  while (isReached && high > FEWEST && high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  const sizes = [...tried.values()].sort((a, b) => a.patients - b.patients);
  return { patients: isReached ? high : null, tried: sizes };
}
