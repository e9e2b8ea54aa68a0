import type { Medsam2Processor } from '@atrium/contracts';
import type { Remembered } from './memory-encoder';
import { attendedPrompts, rememberedSlices, type Step } from './memory-slices';

/** What memory_attention is given for one slice, in SAM 2's order. */
export interface Recalled {
  readonly memories: readonly { readonly memory: Float32Array; readonly slot: number }[];
  /** `time`: steps back, divided by the pointers at most less 1. */
  readonly pointers: readonly { readonly pointer: Float32Array; readonly time: number }[];
}

/**
 * The memory of one pass over a volume: every prompted slice, and of the tracked ones as many as can be asked for again.
 * Number, stride and order are SAM 2's; -0 and 0 are the same slice.
 */
export class MemoryBank {
  private readonly tracked = new Map<number, Remembered>();
  /** Pointers at most, that of the current slice counted. */
  private readonly mostPointers: number;
  /** Steps back that a slice can be asked for. */
  private readonly reach: number;

  constructor(
    private readonly processor: Pick<Medsam2Processor, 'memory' | 'pointers'>,
    private readonly prompted: ReadonlyMap<number, Remembered>,
    depth: number,
    private readonly step: Step,
  ) {
    const { slots, stride } = processor.memory;
    this.mostPointers = Math.min(depth, processor.pointers.max);
    this.reach = Math.max((slots - 2) * stride + 1, this.mostPointers - 1, 1);
  }

  /** Slices without prompt that it holds. */
  get size(): number {
    return this.tracked.size;
  }

  /** Takes what a slice without prompt leaves, and forgets what lies out of reach. */
  add(slice: number, remembered: Remembered): void {
    this.tracked.set(slice, remembered);
    for (const known of this.tracked.keys()) {
      if ((slice - known) * this.step >= this.reach) this.tracked.delete(known);
    }
  }

  /** What slice `z` attends to. */
  recall(z: number): Recalled {
    const { memory } = this.processor;
    const attended = attendedPrompts(z, [...this.prompted.keys()], memory.maxPrompted);
    // A prompted slice that is not attended to as such serves as a tracked one where its turn comes.
    const left = (slice: number): Remembered | undefined =>
      this.tracked.get(slice) ?? (attended.includes(slice) ? undefined : this.prompted.get(slice));
    return {
      memories: this.memories(z, attended, left),
      pointers: this.pointers(z, attended, left),
    };
  }

  private memories(z: number, attended: readonly number[], left: Lookup): Recalled['memories'] {
    const { memory } = this.processor;
    const prompted = attended.map((slice) => ({
      left: this.prompted.get(slice),
      slot: memory.slots - 1,
    }));
    const tracked = rememberedSlices(z, this.step, memory).map(({ slice, back }) => ({
      left: left(slice),
      slot: back - 1,
    }));
    return [...prompted, ...tracked].flatMap(({ left: found, slot }) =>
      found ? [{ memory: found.memory, slot }] : [],
    );
  }

  private pointers(z: number, attended: readonly number[], left: Lookup): Recalled['pointers'] {
    const { signed, onlyPast } = this.processor.pointers;
    const prompted = attended
      .map((slice) => ({ left: this.prompted.get(slice), steps: (z - slice) * this.step }))
      .filter(({ steps }) => !onlyPast || steps >= 0)
      .map(({ left: found, steps }) => ({ left: found, steps: signed ? steps : Math.abs(steps) }));
    const tracked = Array.from({ length: this.mostPointers - 1 }, (_, i) => ({
      left: left(z - (i + 1) * this.step),
      steps: i + 1,
    }));
    return [...prompted, ...tracked].flatMap(({ left: found, steps }) =>
      found ? [{ pointer: found.pointer, time: steps / (this.mostPointers - 1) }] : [],
    );
  }
}

type Lookup = (slice: number) => Remembered | undefined;
