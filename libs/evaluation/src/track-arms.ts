import { setImmediate } from 'node:timers/promises';
import type { Medsam2Volume } from '@atrium/models';
import type { ArmRun } from './arm-run';
import { nextCorrection } from './corrections';
import { rangeOf } from './range';
import type { Scan } from './scan';
import { Track } from './track';

/** Slices that arms are tracked over at most, corrections included. */
export const trackedSlices = (runs: readonly ArmRun[], scan: Scan): number =>
  byRounds(runs).reduce((sum, group) => {
    const [first, last] = rangeOf(group[0].arm, scan);
    const most = group[group.length - 1].arm.prompt.rounds ?? 0;
    return sum + (last - first + 1) * (most + 1);
  }, 0);

export interface TrackArmsOptions {
  readonly onSlice: (done: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Tracks one arm after the other; arms that differ in their rounds alone share the trackings that they have in common.
 * Yields to the event loop after each slice.
 *
 * @throws the signal's reason once it is aborted
 */
export async function trackArms(
  volume: Medsam2Volume,
  runs: readonly ArmRun[],
  scan: Scan,
  { onSlice, signal }: TrackArmsOptions,
): Promise<void> {
  let done = 0;
  const afterSlice = async (): Promise<void> => {
    onSlice(++done);
    await setImmediate();
    signal?.throwIfAborted();
  };
  for (const group of byRounds(runs)) await trackRounds(volume, group, scan, afterSlice);
}

async function trackRounds(
  volume: Medsam2Volume,
  group: readonly ArmRun[],
  scan: Scan,
  afterSlice: () => Promise<void>,
): Promise<void> {
  const track = new Track(volume, group[0], scan, afterSlice);
  await track.run();
  let rounds = 0;
  for (const run of group) {
    for (; rounds < (run.arm.prompt.rounds ?? 0) && !track.error; rounds++) {
      const correction = nextCorrection(track, run, scan);
      if (!correction) break;
      track.add(correction);
      await track.run();
    }
    track.giveTo(run);
  }
}

/** Arms that differ in their rounds alone, fewest rounds first. */
function byRounds(runs: readonly ArmRun[]): ArmRun[][] {
  const groups = new Map<string, ArmRun[]>();
  for (const run of runs) {
    const { strategy, repetition, prompt, postprocess } = run.arm;
    const key = JSON.stringify([strategy, repetition, { ...prompt, rounds: 0 }, postprocess]);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  const rounds = ({ arm }: ArmRun): number => arm.prompt.rounds ?? 0;
  return [...groups.values()].map((group) => group.sort((a, b) => rounds(a) - rounds(b)));
}
