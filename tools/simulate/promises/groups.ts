import { kruskalWallis, randomFrom, type GroupedValue, type Random } from '@atrium/statistics';
import { differencesOf, normal, type IsAsked, type Population } from './draws';
import { tally, type Coverage } from './tally';

export const GROUP_SITES = [1, 2, 5, 10, 20];
export const GROUP_PATIENTS = [4, 10, 30, 100];

/** Groups as unequal as scanners and sexes are: half, three and two in ten; sites differ. */
const groupOf = (u: number): string => (u < 0.5 ? 'a' : u < 0.8 ? 'b' : 'c');
const BETWEEN = 0.02;

const site = ({ draw }: Population, n: number, random: Random): GroupedValue[] => {
  const shift = BETWEEN * normal(random);
  return Array.from({ length: n }, () => ({
    group: groupOf(random.float()),
    value: draw(random) + shift,
  }));
};

/** How often groups that do not differ are said to, at one number of sites and patients of each. */
export function groupsAt(
  k: number,
  n: number,
  replicates: number,
  seed: number,
  isAsked: IsAsked,
): Coverage[] {
  const random = randomFrom(seed + 1000 * k + n + 500);
  return differencesOf(n)
    .filter(isAsked)
    .map((population) =>
      tally({ procedure: 'groups, 0.05', population: population.name, n, k }, replicates, () => {
        const test = kruskalWallis(Array.from({ length: k }, () => site(population, n, random)));
        return test && test.p <= 0.05;
      }),
    );
}
