import { friedman, nemenyi, type Random } from '@atrium/statistics';
import { differencesOf, type IsAsked, type Population } from './draws';
import { tallyAll, type Coverage } from './tally';

const ARMS = [3, 5];

/** How often arms that do not differ are said to: by ranks within a case, of one population as of another but for its ties. */
export const severalArms = (
  n: number,
  replicates: number,
  random: Random,
  isAsked: IsAsked,
): Coverage[] =>
  differencesOf(n)
    .filter(isAsked)
    .flatMap((population) =>
      ARMS.flatMap((arms) => rankedArms(population, arms, n, replicates, random)),
    );

function rankedArms(
  { name, draw }: Population,
  arms: number,
  n: number,
  replicates: number,
  random: Random,
): Coverage[] {
  const key = { population: `${name}, ${arms} arms`, n, k: 1 };
  const procedures = ['Friedman, 0.05', 'Nemenyi, 0.05'];
  return tallyAll(
    procedures.map((procedure) => ({ ...key, procedure })),
    replicates,
    () => {
      const test = friedman(
        Array.from({ length: n }, () => Array.from({ length: arms }, () => draw(random))),
      );
      return test ? [test.p <= 0.05, Math.min(...nemenyi(test).flat()) <= 0.05] : [false, false];
    },
  );
}
