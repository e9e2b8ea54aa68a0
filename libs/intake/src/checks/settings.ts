/** What is usual, where a check has to know. */
export interface CheckSettings {
  /** Values that a reference may hold besides 0; null: any whole number above 0. */
  readonly labels: readonly number[] | null;
  readonly volumeMl: readonly [number, number];
  readonly minSlices: number;
  /** mm between pixels of a slice, and between slices. */
  readonly pixelMm: readonly [number, number];
  readonly sliceMm: readonly [number, number];
  /** Share by which the sides of a pixel may differ. */
  readonly pixelAspect: number;
}

/** For 3D LGE-MRI of the left atrium: 0.6 to 1.4 mm pixels and 1 to 4 mm slices are usual, the ranges leave room around them. */
export const DEFAULT_SETTINGS: CheckSettings = {
  labels: null,
  volumeMl: [20, 300],
  minSlices: 16,
  pixelMm: [0.3, 3],
  sliceMm: [0.5, 10],
  pixelAspect: 0.05,
};
