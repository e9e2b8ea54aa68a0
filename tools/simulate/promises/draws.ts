import { randomFrom, type Random } from '@atrium/statistics';

const SEED_OF_TRUTHS = 1;

/** Standard normal (Marsaglia's polar method). */
export function normal(random: Random): number {
  for (;;) {
    const [u, v] = [2 * random.float() - 1, 2 * random.float() - 1];
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** Gamma of a shape of at least 1 (Marsaglia and Tsang 2000). */
function gamma(shape: number, random: Random): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.float()) < 0.5 * x * x + d - d * v + d * Math.log(v))
      return d * v;
  }
}

/** Beta(a, b), both at least 1: skewed as Dice is. */
export function beta(a: number, b: number, random: Random): number {
  const x = gamma(a, random);
  return x / (x + gamma(b, random));
}

/** A population that values are drawn from, by name. */
export interface Population {
  readonly name: string;
  /** Values among it are of failures: a mean of few patients cannot know of what happens to one in twenty. */
  readonly fails?: boolean;
  draw(random: Random): number;
}

const failedDice = (name: string, share: number): Population => ({
  name,
  draw: (random) => (random.float() < share ? 0 : beta(9, 1.6, random)),
});

/** Dice of one arm: usual, near its ceiling, and with failures that count 0. */
const DICE: readonly Population[] = [
  { name: 'Dice, mean 0.85', draw: (random) => beta(9, 1.6, random) },
  { name: 'Dice, mean 0.93', draw: (random) => beta(40, 3, random) },
  failedDice('Dice, 5 % failed', 0.05),
];

/** With one failure in as many cases as there are, of which a study often sees none. */
export const diceOf = (n: number): readonly Population[] => [
  ...DICE,
  failedDice(`Dice, 1 of ${n} failed`, 1 / n),
];

/** Share of the cases in which an arm loses a part of the object. */
const LOST = 0.15;

const failed = (name: string, share: number): Population => ({
  name,
  fails: true,
  draw: (random) => 0.02 * normal(random) - (random.float() < share ? beta(9, 1.6, random) : 0),
});

/**
 * Paired differences: symmetric, or nearly; tied; as skewed as Dice is (-1.1), for one arm now and then loses up to a tenth; and with
 * failures of one arm, which count 0 (-4 of one in twenty).
 */
const DIFFERENCES: readonly Population[] = [
  { name: 'symmetric', draw: (random) => 0.03 * normal(random) },
  {
    name: 'nearly symmetric',
    draw: (random) => 0.02 * normal(random) - 0.1 * Math.max(0, LOST - random.float()),
  },
  { name: 'in hundredths', draw: (random) => Math.round(3 * normal(random)) / 100 },
  {
    name: 'skewed',
    draw: (random) => 0.02 * normal(random) - (random.float() < LOST ? 0.1 * random.float() : 0),
  },
  failed('5 % failed', 0.05),
  failed('15 % failed', 0.15),
];

/** With one failure in as many patients as a site has, of which a study often sees none. */
export const differencesOf = (n: number): readonly Population[] => [
  ...DIFFERENCES,
  failed(`1 of ${n} failed`, 1 / n),
];

/** Which populations are to be counted. */
export type IsAsked = (population: Population) => boolean;

/** A procedure about means by its name, apart where there are failures. */
export const ofMeans = (procedure: string, { fails }: Population): string =>
  fails ? `${procedure}, with failures` : procedure;

interface Truth {
  readonly mean: number;
  readonly median: number;
  readonly pseudoMedian: number;
}

const truths = new Map<string, Truth>();

/** What a sample of millions says of a population, once for all: its mean, its median and its pseudo-median (of means of two). */
export function truthOf({ name, draw }: Population, size = 10_000_000): Truth {
  const known = truths.get(name);
  if (known) return known;
  const random = randomFrom(SEED_OF_TRUTHS);
  const values = Float64Array.from({ length: size }, () => draw(random));
  const pairs = Float64Array.from({ length: size }, () => (draw(random) + draw(random)) / 2);
  const truth = {
    mean: values.reduce((sum, value) => sum + value, 0) / size,
    median: values.sort()[size / 2],
    pseudoMedian: pairs.sort()[size / 2],
  };
  truths.set(name, truth);
  return truth;
}
