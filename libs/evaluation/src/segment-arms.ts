import { setImmediate } from 'node:timers/promises';
import type { Box } from '@atrium/contracts';
import type { Vec3 } from '@atrium/imaging';
import type { BoxVolume, EncodedSlice } from '@atrium/models';
import type { ArmRun } from './arm-run';
import type { Chain } from './chain';

/** What the model is asked on one slice for one arm. */
interface Job {
  readonly run: ArmRun;
  readonly box: Box;
  readonly chain?: Chain;
}

/**
 * Segments every arm, a slice after the other, one encoder pass a slice for all of them. Yields to the event loop after
 * each slice. Chains run upwards, then downwards; the other arms' slices are taken along or come last.
 *
 * @param onSlice called after each slice with how many are done, of how many at most
 * @returns the number of encoder passes
 * @throws the signal's reason once it is aborted
 */
export async function segmentArms(
  volume: BoxVolume,
  runs: readonly ArmRun[],
  chains: readonly Chain[],
  { size, onSlice, signal }: SegmentOptions,
): Promise<number> {
  const plane = new Uint8Array(size[0] * size[1]);
  const visits = visitOrder(runs, chains, size[2]);
  const shared = new Map<number, EncodedSlice>();
  let passes = 0;
  for (const [done, visit] of visits.entries()) {
    signal?.throwIfAborted();
    const jobs = jobsOf(visit, runs, chains);
    if (jobs.length > 0) {
      const known = shared.get(visit.slice);
      const encoded = known ?? (await volume.encode(visit.slice));
      if (!known) passes++;
      if (visit.again) shared.set(visit.slice, encoded);
      for (const job of jobs) await decode(encoded, visit.slice, job, plane);
    }
    if (!visit.again) shared.delete(visit.slice);
    onSlice(done + 1, visits.length);
    await setImmediate();
  }
  return passes;
}

export interface SegmentOptions {
  readonly size: Vec3;
  readonly onSlice: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

interface Visit {
  readonly slice: number;
  readonly direction: 'up' | 'down';
  /** Whether a later visit may ask for the same slice. */
  readonly again: boolean;
}

function visitOrder(runs: readonly ArmRun[], chains: readonly Chain[], depth: number): Visit[] {
  const fixed = new Set(runs.flatMap(({ prompts }) => [...prompts.boxes.keys()]));
  const keys = chains.map(({ key }) => key);
  const [lowest, highest] = [Math.min(...keys), Math.max(...keys)];
  const range = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  const up = chains.length > 0 ? range(lowest, depth) : [];
  const down = chains.length > 0 ? range(0, highest).reverse() : [];
  const rest = [...fixed].filter((s) => !up.includes(s) && !down.includes(s));
  return [
    ...up.map((slice) => ({ slice, direction: 'up' as const, again: slice < highest })),
    ...down.map((slice) => ({ slice, direction: 'down' as const, again: false })),
    ...rest
      .sort((a, b) => a - b)
      .map((slice) => ({ slice, direction: 'up' as const, again: false })),
  ];
}

function jobsOf(
  { slice, direction }: Visit,
  runs: readonly ArmRun[],
  chains: readonly Chain[],
): Job[] {
  const jobs: Job[] = [];
  for (const run of runs) {
    const box = run.prompts.boxes.get(slice);
    const isChain = run.arm.prompt.kind === 'box-chained';
    if (box && !isChain && !run.error && !run.boxes.has(slice)) jobs.push({ run, box });
  }
  for (const chain of chains) {
    const box = chain.boxOn(slice, direction);
    if (box && !chain.run.error) jobs.push({ run: chain.run, box, chain });
  }
  return jobs;
}

async function decode(
  encoded: EncodedSlice,
  slice: number,
  { run, box, chain }: Job,
  plane: Uint8Array,
): Promise<void> {
  const decoded = await encoded.decode(box, plane);
  if (!decoded.ok) {
    run.error = { code: decoded.issue.code, message: decoded.issue.message };
    return;
  }
  run.seconds += encoded.seconds + decoded.value.seconds;
  run.decodings++;
  run.boxes.set(slice, box);
  run.predictedIou.set(slice, decoded.value.predictedIou);
  if (decoded.value.objectScore !== null) run.objectScore.set(slice, decoded.value.objectScore);
  run.mask.setSlice(slice, plane);
  chain?.saw(slice, plane);
}
