/** The sentence of TOLERANCE_BELOW_SPACING, which {@link warnedTolerance} reads. */
export const toleranceMessage = (toleranceMm: number, largestSpacingMm: number): string =>
  `the NSD tolerance of ${toleranceMm} mm is below the largest voxel spacing, ${Number(largestSpacingMm.toFixed(3))} mm`;

/** The tolerance in mm that a warning is of; null of another warning. */
export function warnedTolerance(message: string): number | null {
  const [, tolerance] = /^the NSD tolerance of (\S+) mm is below/.exec(message) ?? [];
  return tolerance === undefined ? null : Number(tolerance);
}
