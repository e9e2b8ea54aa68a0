'use client';

import {
  MAX_OUTLINED_ARMS,
  type GreyWindow,
  type SliceResult,
  type ViewerArm,
  type ViewerCase,
} from '@atrium/contracts';
import { useMemo } from 'react';
import { useViewParams, type SetViewParams } from './search-params';
import { firstSlice } from './slice-facts';
import { validView, zoomAt, type View } from './view';

/** What is looked at, with every default filled in and nonsense in the address left out. */
export interface CaseView {
  readonly arm: ViewerArm | null;
  /** Arms that are outlined: the one looked at first. */
  readonly outlined: readonly string[];
  readonly view: View;
  /** null is the automatic one. */
  readonly window: GreyWindow | null;
  readonly hasOutlines: boolean;
  readonly hasBoxes: boolean;
  readonly order: 'manifest' | 'worst';
  readonly set: SetViewParams;
}

export function useCaseView({
  arms,
}: ViewerCase): CaseView & { readonly wantedSlice: number | null } {
  const [params, set] = useViewParams();
  const arm = arms.find((one) => one.arm === params.arm) ?? defaultArm(arms);
  const { low, high } = params;
  const window = useMemo(
    () => (low !== null && high !== null && high > low ? { low, high } : null),
    [low, high],
  );
  const outlined = useMemo(() => {
    const known = params.with.filter((id) => arms.some((one) => one.arm === id));
    return [...new Set([...(arm ? [arm.arm] : []), ...known])].slice(0, MAX_OUTLINED_ARMS);
  }, [arm, arms, params.with]);
  return {
    arm,
    outlined,
    view: validView(params),
    window,
    hasOutlines: params.outlines,
    hasBoxes: params.boxes,
    order: params.order,
    wantedSlice: params.slice,
    set,
  };
}

const defaultArm = (arms: readonly ViewerArm[]): ViewerArm | null =>
  arms.find(({ has_mask }) => has_mask) ?? arms.find(({ row }) => row !== null) ?? arms[0] ?? null;

/** The slice of the address, or the one that a case opens at; null while nobody can know it. */
export function sliceOf(
  wanted: number | null,
  depth: number,
  slices: readonly SliceResult[] | undefined,
): number | null {
  if (wanted !== null && wanted >= 0 && wanted < depth) return wanted;
  return slices === undefined ? null : firstSlice(slices, depth);
}

/** The address holds what differs from the whole slice, with digits that can be seen. */
export function setView({ set }: CaseView, { zoom, x, y }: View): void {
  const digits = (value: number) => Number(value.toFixed(4));
  void set(
    zoom === 1
      ? { zoom: null, x: null, y: null }
      : { zoom: digits(zoom), x: digits(x), y: digits(y) },
  );
}

/** Zooms about the middle. */
export const zoomBy = (view: CaseView, factor: number): void =>
  setView(view, zoomAt(view.view, factor, { width: 1, height: 1 }));
