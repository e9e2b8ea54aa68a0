import { STABLE_DICE, type Drift, type SliceResult } from '@atrium/contracts';
import { nearestKey } from './nearest-key';

type Slice = Pick<
  SliceResult,
  'slice' | 'reference_pixels' | 'predicted_pixels' | 'dice' | 'distance_mm'
>;

/**
 * What a mask leaves behind on its slices, read from their rows (docs/metrics.md, "Along the slices").
 *
 * @param slices every slice that is labelled or predicted; others change nothing
 * @param keySlices none where the prompt has no key slice: then nothing is lost in a direction
 * @returns null without a labelled slice
 */
export function driftOf(slices: readonly Slice[], keySlices: readonly number[]): Drift | null {
  const labelled = slices.filter(({ reference_pixels }) => (reference_pixels ?? 0) > 0);
  if (labelled.length === 0) return null;
  const places = labelled.map(({ slice }) => slice);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const predicted = slices.filter(({ predicted_pixels }) => predicted_pixels > 0);
  return {
    slices_overrun: predicted.filter(({ slice }) => slice < first || slice > last).length,
    slices_missed: labelled.filter(({ predicted_pixels }) => predicted_pixels === 0).length,
    lost_inferior: firstLost(labelled, keySlices, (side) => side <= 0),
    lost_superior: firstLost(labelled, keySlices, (side) => side >= 0),
    stability: labelled.filter(isHeld).length / labelled.length,
  };
}

const isHeld = ({ dice }: Slice): boolean => (dice ?? 0) >= STABLE_DICE;

/** Of the lost slices on one side of their nearest key slice, a key slice itself counting to both: the nearest
 * to it, the most inferior of equals. */
function firstLost(
  labelled: readonly Slice[],
  keys: readonly number[],
  isOnSide: (side: number) => boolean,
): Drift['lost_inferior'] {
  let found: Drift['lost_inferior'] = null;
  for (const one of labelled) {
    const key = nearestKey(one.slice, keys);
    if (key === null || one.distance_mm === null) continue;
    if (isHeld(one) || !isOnSide(one.slice - key)) continue;
    const isNearer = found === null || one.distance_mm < found.distance_mm;
    const isTie = found?.distance_mm === one.distance_mm && one.slice < found.slice;
    if (isNearer || isTie) found = { slice: one.slice, distance_mm: one.distance_mm };
  }
  return found;
}
