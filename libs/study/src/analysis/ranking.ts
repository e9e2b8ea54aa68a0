import {
  groupBy,
  valueOfAllCases,
  type AnalysisYaml,
  type ArmRanking,
  type Endpoint,
} from '@atrium/contracts';
import { friedman, mean, nemenyi, offers, rankStability, type Random } from '@atrium/statistics';
import { patientsOf } from './population';
import { personOf, type AnalysedRow } from './values';

const FEWEST_ARMS = 3;

/** The arms that the protocol's claims are about, each once, in its order. */
export const declaredArms = (analysis: AnalysisYaml | undefined): string[] => [
  ...new Set([
    ...(analysis?.comparisons ?? []).flatMap(({ arm, against }) => [arm, against]),
    ...(analysis?.acceptance ?? []).map(({ arm }) => arm),
  ]),
];

/**
 * The declared arms ranked on the cases that have all of them, 1 the best: Friedman over patients (of several scans their mean), in which
 * no value of one is compared with another's, Nemenyi for every two, and how the rank by the mean holds when other patients had been taken. null of
 * fewer than three arms, or where nothing tells them apart.
 */
export function rankArms(
  arms: readonly string[],
  rows: readonly AnalysedRow[],
  endpoint: Endpoint,
  random: Random,
): Omit<ArmRanking, 'apart'> | null {
  if (arms.length < FEWEST_ARMS) return null;
  const cases = new Map<string, { person: string; values: Map<string, number> }>();
  for (const row of rows) {
    const value = valueOfAllCases(row, endpoint);
    if (value === undefined) continue;
    const one = cases.get(row.caseId) ?? { person: personOf(row), values: new Map() };
    one.values.set(row.arm, endpoint.turn * value);
    cases.set(row.caseId, one);
  }
  const whole = [...cases.values()].filter(({ values }) => arms.every((arm) => values.has(arm)));
  const table = whole.map(({ values }) => arms.map((arm) => values.get(arm) ?? NaN));
  const ofPatients = [...groupBy(whole.keys(), (i) => whole[i].person).values()].map((scans) =>
    arms.map((_, arm) => mean(scans.map((i) => table[i][arm]))),
  );
  // Friedman ranks the least value first: more is better.
  const test = friedman(ofPatients.map((row) => row.map((value) => -value)));
  if (!test || !offers('Friedman, 0.05', ofPatients.length)) return null;
  const pairwise = nemenyi(test);
  const stable = stabilities(table, whole, random);
  return {
    cases: whole.length,
    patients: ofPatients.length,
    statistic: test.statistic,
    df: test.df,
    p: test.p,
    arms: arms.map((arm, i) => ({
      arm,
      mean_rank: test.meanRanks[i],
      p: Object.fromEntries(arms.flatMap((other, j) => (i === j ? [] : [[other, pairwise[i][j]]]))),
      stability: stable?.[i] ?? null,
    })),
  };
}

/** None where an undefined distance leaves an arm without a mean. */
function stabilities(
  table: readonly (readonly number[])[],
  whole: readonly { readonly person: string }[],
  random: Random,
) {
  if (!table.flat().every(Number.isFinite)) return null;
  const { numbers, resamples } = patientsOf(
    whole.map(({ person }) => person),
    random,
  );
  const cluster = whole.map(({ person }) => numbers.get(person) ?? -1);
  const columns = table[0].map((_, arm) => table.map((row) => row[arm]));
  return rankStability(columns, cluster, resamples);
}
