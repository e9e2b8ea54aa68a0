'use client';

import type { SliceResult } from '@atrium/contracts';
import { useRef } from 'react';
import { nextWorst } from './slice-facts';

/** A way to the worst slice, and from there to the next worst; null where no slice has a Dice. */
export function useWorst(
  slices: readonly SliceResult[],
  current: number | null,
  go: (slice: number) => void,
): (() => void) | null {
  const reached = useRef<number | null>(null);
  if (!slices.some(({ dice }) => dice !== null)) return null;
  return () => {
    const next = nextWorst(slices, reached.current === current ? current : null);
    reached.current = next;
    if (next !== null) go(next);
  };
}
