/** Draws that are the same for a seed. */
export interface Chance {
  /** From 0 up to and without 1. */
  readonly next: () => number;
  /** A whole number from 0 up to and without `end`; 0 where there is none. */
  readonly below: (end: number) => number;
  readonly pick: <T>(among: readonly T[]) => T;
}

/** @returns mulberry32 from a seed */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * Math.max(1, end));
  return { next, below, pick: (among) => among[below(among.length)] };
}
