import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that a seed repeats. */
export interface Random {
  /** Uniform in 0..below - 1. */
  int(below: number): number;
  /** Uniform in [0, 1), 53 bits. */
  float(): number;
}

/** xoroshiro128+ (Blackman and Vigna 2018). @param seed a whole number of 32 bits */
export function randomFrom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  return {
    int: (below) => uniformInt(generator, 0, below - 1),
    float: () => uniformFloat64(generator),
  };
}
