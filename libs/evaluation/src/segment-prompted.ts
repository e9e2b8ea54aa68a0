import { isTracked } from '@atrium/contracts';
import { canTrack, type PromptableModel } from '@atrium/models';
import type { ArmRun } from './arm-run';
import { Chain } from './chain';
import { rangeOf } from './range';
import type { EvaluationContext } from './request';
import type { Scan } from './scan';
import { segmentArms } from './segment-arms';
import { trackArms, trackedSlices } from './track-arms';

/** Runs a model that wants prompts over the slices, tracked arms after the others; gives the number of encoder passes. */
export async function segmentPrompted(
  model: PromptableModel,
  runs: readonly ArmRun[],
  scan: Scan,
  { onProgress, signal }: EvaluationContext,
): Promise<number> {
  const { frame, image } = scan;
  if (!image) throw new Error('the scan was read for a model without prompts');
  const volume = model.open(image);
  const tracked = runs.filter(({ arm }) => isTracked(arm));
  const single = runs.filter(({ arm }) => !isTracked(arm));
  const chains = single
    .filter(({ arm }) => arm.prompt.kind === 'box-chained')
    .map((run) => new Chain(run, rangeOf(run.arm, scan), frame));
  const toTrack = trackedSlices(tracked, scan);
  let before = 0;
  const passes = await segmentArms(volume, single, chains, {
    size: frame.size,
    onSlice: (slice, slices) => {
      before = slices;
      onProgress({ phase: 'decoding', slice, slices: slices + toTrack });
    },
    signal,
  });
  if (!canTrack(volume)) return passes;
  await trackArms(volume, tracked, scan, {
    onSlice: (done) =>
      onProgress({ phase: 'decoding', slice: before + done, slices: before + toTrack }),
    signal,
  });
  return volume.encoderPasses;
}
