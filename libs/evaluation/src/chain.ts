import type { Box } from '@atrium/contracts';
import { chainedBox, tightBox, type SliceGrid } from '@atrium/prompts';
import type { ArmRun } from './arm-run';

/**
 * box-chained (CONTRACTS section 3): from the key slice both ways, each box is the tight box of the previous slice's
 * mask plus the margin; a direction ends at an empty mask or at the end of the range.
 */
export class Chain {
  readonly key: number;
  private readonly next = new Map<number, Box>();

  /** @param range first and last slice that it may reach */
  constructor(
    readonly run: ArmRun,
    private readonly range: readonly [number, number],
    private readonly grid: SliceGrid,
  ) {
    [this.key] = run.prompts.keySlices;
    for (const [slice, box] of run.prompts.boxes) this.next.set(slice, box);
  }

  /** The box that it wants decoded on this slice; the key slice belongs to the way up. */
  boxOn(slice: number, direction: 'up' | 'down'): Box | null {
    const ahead = direction === 'up' ? slice >= this.key : slice < this.key;
    return ahead ? (this.next.get(slice) ?? null) : null;
  }

  /** Takes the mask that a slice's box gave: [H, W], 0 or 1. */
  saw(slice: number, plane: Uint8Array): void {
    const [width, height] = this.grid.size;
    const found = tightBox(plane, width, height);
    if (!found) return;
    const box = chainedBox(found.tight, this.run.arm, this.grid);
    if (!box.ok) {
      this.run.error = { code: box.issue.code, message: `slice ${slice}: ${box.issue.message}` };
      return;
    }
    if (slice >= this.key) this.put(slice + 1, box.value);
    if (slice <= this.key) this.put(slice - 1, box.value);
  }

  private put(slice: number, box: Box): void {
    const [first, last] = this.range;
    if (slice >= first && slice <= last) this.next.set(slice, box);
  }
}
