import { diceOf, sliceOverlap } from '@atrium/metrics';
import { correctionSlice, type LabelledSlice } from '@atrium/prompts';
import type { ArmRun } from './arm-run';
import { postprocess } from './measure-arm';
import type { Scan } from './scan';
import type { Track } from './track';

/**
 * Where the simulated reviewer adds a box: the worst slice of the mask as it would be measured, post-processing done.
 *
 * @returns null when every labelled slice is prompted
 */
export function nextCorrection(
  track: Track,
  run: ArmRun,
  { frame, reference, labelled }: Scan,
): LabelledSlice | null {
  if (!reference) return null;
  const mask = new Uint8Array(reference.length);
  track.mask.unpack(mask);
  const overlaps = sliceOverlap(reference, postprocess(mask, run, frame), frame.size);
  const dice = (slice: number): number => diceOf(overlaps[slice]) ?? 0;
  return correctionSlice(labelled, dice, track.prompts.drawn);
}
