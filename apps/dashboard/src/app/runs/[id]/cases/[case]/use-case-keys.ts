'use client';

import { setView, zoomBy, type CaseView } from './use-case-view';
import { useKeys } from './use-keys';
import type { useWalk } from './use-walk';
import { WHOLE, ZOOM_STEP } from './view';

interface CaseKeys {
  readonly view: CaseView;
  readonly walk: ReturnType<typeof useWalk>;
  readonly depth: number;
  /** null while no slice is shown. */
  readonly slice: number | null;
  readonly goToWorst: (() => void) | null;
  readonly onHelp: () => void;
}

/** The keys that the help lists. */
export function useCaseKeys({ view, walk, depth, slice, goToWorst, onHelp }: CaseKeys): void {
  const go = (to: number) => {
    if (slice !== null) void view.set({ slice: Math.min(depth - 1, Math.max(0, to)) });
  };
  const step = (by: number) => () => go((slice ?? 0) + by);
  useKeys({
    ArrowUp: step(1),
    ArrowRight: step(1),
    ArrowDown: step(-1),
    ArrowLeft: step(-1),
    PageUp: step(10),
    PageDown: step(-10),
    Home: () => go(0),
    End: () => go(depth - 1),
    w: () => goToWorst?.(),
    n: () => walk.go(walk.neighbours?.next),
    p: () => walk.go(walk.neighbours?.previous),
    o: () => void view.set({ outlines: view.hasOutlines ? false : null }),
    b: () => void view.set({ boxes: view.hasBoxes ? false : null }),
    a: () => void view.set({ low: null, high: null }),
    '+': () => zoomBy(view, ZOOM_STEP),
    '=': () => zoomBy(view, ZOOM_STEP),
    '-': () => zoomBy(view, 1 / ZOOM_STEP),
    '0': () => setView(view, WHOLE),
    '?': onHelp,
  });
}
