/*
 * Random numbers that are the same on every machine: integers of 32 bits, then only sums, products and square roots, which
 * IEEE 754 defines to the last bit. Math.sin, exp and log are not.
 */

// Taken once: where a scan is made inside a vm context (jest), each look-up of the global Math is slow.
const { floor, imul, sqrt } = Math;

/** A stream of numbers from 0 (included) to 1 (excluded). */
export type Random = () => number;

const GOLDEN = 0x9e3779b9;

/** The finalizer of MurmurHash3 (Appleby): mixes 32 bits. */
function mix(value: number): number {
  let bits = value | 0;
  bits = imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** SplitMix (Steele, Lea and Flood 2014) with 32 bits of state. */
export function randomFrom(seed: number): Random {
  let state = mix(seed);
  return () => {
    state = (state + GOLDEN) | 0;
    return (mix(state) >>> 0) / 2 ** 32;
  };
}

/** A uniform number between two bounds. */
export const between = (random: Random, low: number, high: number): number =>
  low + (high - low) * random();

const TERMS = 6;
/** The variance of a uniform number is 1/12. */
const UNIT = sqrt(12 / TERMS);

/** Close to a standard normal number: a sum of six uniform ones (Irwin-Hall), which never exceeds 4.3. */
export function nearlyNormal(random: Random): number {
  let sum = -TERMS / 2;
  for (let term = 0; term < TERMS; term += 1) sum += random();
  return sum * UNIT;
}

/** A smooth field over space, from -1 to 1. */
export type Field = (x: number, y: number, z: number) => number;

/** Value noise: random numbers on a lattice, blended by smooth steps in between. */
export const noiseField =
  (seed: number, latticeMm: number): Field =>
  (x, y, z) => {
    const [i, u] = split(x / latticeMm);
    const [j, v] = split(y / latticeMm);
    const [k, w] = split(z / latticeMm);
    const below = blend(alongX(seed, i, u, j, k), alongX(seed, i, u, j + 1, k), v);
    const above = blend(alongX(seed, i, u, j, k + 1), alongX(seed, i, u, j + 1, k + 1), v);
    return blend(below, above, w);
  };

const alongX = (seed: number, i: number, u: number, j: number, k: number): number =>
  blend(latticeValue(seed, i, j, k), latticeValue(seed, i + 1, j, k), u);

const latticeValue = (seed: number, i: number, j: number, k: number): number =>
  (mix(mix(mix(seed ^ i) + j) + k) >>> 0) / 2 ** 31 - 1;

/** Cell and smooth step within it. */
function split(position: number): [cell: number, step: number] {
  const cell = floor(position);
  const t = position - cell;
  return [cell, t * t * (3 - 2 * t)];
}

const blend = (a: number, b: number, t: number): number => a + (b - a) * t;
