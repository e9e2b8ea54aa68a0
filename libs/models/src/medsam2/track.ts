import type { Medsam2Processor } from '@atrium/contracts';
import { MemoryBank } from './memory-bank';
import type { Remembered } from './memory-encoder';
import type { Step as Direction } from './memory-slices';
import type { Predictor, Step } from './predictor';
import type { DecoderPrompt } from './prompt-input';

/** Where tracking may go. */
export interface TrackRange {
  /** First and last slice, both included. */
  readonly range: readonly [number, number];
  /** Slices of the whole volume, which SAM 2 limits the pointers by. */
  readonly depth: number;
  /** A direction ends at the first tracked slice whose object score is below this, until a prompted slice. */
  readonly stopBelow?: number;
}

/** A slice of a track. */
export interface RawSlice extends Step {
  readonly slice: number;
  readonly prompted: boolean;
  /** Its score was below the threshold: nothing is taken of it. */
  readonly stopped: boolean;
}

/**
 * SAM 2's video predictor over a volume: every prompted slice, in the order of the prompts; then from the most inferior of
 * them up to the end of the range, and down to its other end. Both passes know every prompt and begin with no other memory;
 * a prompted slice keeps what its prompt gave.
 */
export async function* track(
  predictor: Predictor,
  processor: Medsam2Processor,
  prompts: ReadonlyMap<number, DecoderPrompt>,
  limits: TrackRange,
): AsyncGenerator<RawSlice, void> {
  const prompted = new Map<number, Remembered>();
  for (const [slice, prompt] of prompts) {
    const step = await predictor.prompted(slice, prompt);
    prompted.set(slice, step.remembered);
    yield { ...step, slice, prompted: true, stopped: false };
  }
  const start = Math.min(...prompted.keys());
  for (const direction of [1, -1] as const) {
    const bank = new MemoryBank(processor, prompted, limits.depth, direction);
    yield* pass(predictor, bank, slicesFrom(start, direction, limits), prompted, limits);
  }
}

async function* pass(
  predictor: Predictor,
  bank: MemoryBank,
  slices: readonly number[],
  prompted: ReadonlyMap<number, unknown>,
  { stopBelow = -Infinity }: TrackRange,
): AsyncGenerator<RawSlice, void> {
  let stopped = false;
  for (const slice of slices) {
    if (prompted.has(slice)) stopped = false;
    if (stopped || prompted.has(slice)) continue;
    const step = await predictor.tracked(slice, bank);
    bank.add(slice, step.remembered);
    stopped = step.decoded.objectScore < stopBelow;
    yield { ...step, slice, prompted: false, stopped };
  }
}

function slicesFrom(start: number, direction: Direction, { range }: TrackRange): number[] {
  const [first, last] = range;
  const count = direction > 0 ? last - start : start - first;
  return Array.from({ length: Math.max(0, count) }, (_, i) => start + direction * (i + 1));
}
