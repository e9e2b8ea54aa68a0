import type { LabelledSlice } from './labelled-slices';

/**
 * The slice that the simulated reviewer corrects next: of the labelled ones without a prompt the one of least Dice, the most
 * inferior of equals (CONTRACTS section 2, "rounds").
 *
 * @param labelled inferior to superior
 * @param dice by slice, of the mask that is corrected
 * @returns null when every labelled slice is prompted
 */
export function correctionSlice(
  labelled: readonly LabelledSlice[],
  dice: (slice: number) => number,
  prompted: ReadonlySet<number>,
): LabelledSlice | null {
  const open = labelled.filter(({ slice }) => !prompted.has(slice));
  if (open.length === 0) return null;
  return open.reduce((worst, next) => (dice(next.slice) < dice(worst.slice) ? next : worst));
}
