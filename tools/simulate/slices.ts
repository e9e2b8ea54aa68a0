import type { Arm, Drift, SliceResult } from '@atrium/contracts';
import { driftOf, nearestKey } from '@atrium/metrics';
import { between, nearlyNormal, type Random } from '../phantom/random';

const DEPTH = 44;
const SPACING_MM = 2.5;
const PIXELS = 900;

/** What an arm with key slices might have left behind on its slices. */
export interface SimulatedTrack {
  readonly keySlices: readonly number[];
  readonly slices: readonly SliceResult[];
  readonly drift: Drift | null;
}

/** The key slices of a simulated arm; none where its prompt has none. @param labelled slices in the middle of the volume */
function keysOf({ prompt }: Arm, first: number, labelled: number, random: Random): number[] {
  const at = (share: number): number => first + Math.floor(share * (labelled - 1));
  const keys = prompt.keySlices ?? 1;
  if (prompt.kind === 'boxes-tracked')
    return Array.from({ length: keys }, (_, i) => at((i + 0.5) / keys));
  const corrected = Array.from({ length: prompt.rounds ?? 0 }, () => at(random()));
  return [...new Set([at(0.5), ...corrected])];
}

/**
 * Dice and object score that fall with the distance from the prompt, faster for a hard case; beyond the label the score
 * falls on, so that some slices are over-run.
 */
export function simulatedTrack(
  arm: Arm,
  labelled: number,
  difficulty: number,
  random: Random,
): SimulatedTrack {
  const first = Math.floor((DEPTH - labelled) / 2);
  const keySlices = keysOf(arm, first, labelled, random);
  const fall = 0.012 + between(random, 0, 0.025) + difficulty / 6;
  const stop = arm.prompt.stop?.objectScore ?? -Infinity;
  const slices: SliceResult[] = [];
  for (let slice = 0; slice < DEPTH; slice += 1) {
    const steps = Math.abs(slice - (nearestKey(slice, keySlices) ?? slice));
    const prompted = steps === 0;
    const isLabelled = slice >= first && slice < first + labelled;
    const outside = isLabelled
      ? 0
      : Math.min(Math.abs(slice - first), Math.abs(slice - first - labelled + 1));
    const score = 8 - 14 * fall * steps - 2.2 * outside + 0.8 * nearlyNormal(random);
    const isFound = prompted || (score > 0 && score >= stop);
    const dice = 0.95 - fall * steps ** 1.2 * 0.35 + 0.02 * nearlyNormal(random);
    if (!isLabelled && !isFound && score < -12) continue;
    slices.push({
      slice,
      reference_pixels: isLabelled ? PIXELS : 0,
      predicted_pixels: isFound ? PIXELS : 0,
      dice: isLabelled ? (isFound ? Math.min(1, Math.max(0.05, dice)) : 0) : isFound ? 0 : null,
      prompted,
      object_score: score,
      predicted_iou: Math.min(1, Math.max(0, dice + 0.03 * nearlyNormal(random))),
      distance_mm: steps * SPACING_MM,
      box: prompted ? [100, 100, 160, 160] : null,
    });
  }
  return { keySlices, slices, drift: driftOf(slices, keySlices) };
}

/** Whether an arm is tracked, and thus has slices that are simulated. */
export const isSimulatedBySlice = ({ prompt }: Arm): boolean => prompt.kind.endsWith('tracked');
