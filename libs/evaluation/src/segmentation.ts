import { setImmediate } from 'node:timers/promises';
import { ok, type Result } from '@atrium/contracts';
import { isTaskSpecific } from '@atrium/models';
import { labelledSlices, type LabelledSlice } from '@atrium/prompts';
import { BitMask } from './bit-mask';
import type { EvaluationContext, LoadableModel } from './request';
import type { Scan } from './scan';

/** What a task-specific model found in a scan. */
export interface Segmentation {
  readonly mask: BitMask;
  readonly labelled: readonly LabelledSlice[];
  /** Wall seconds of onnxruntime. */
  readonly seconds: number;
  /** Runs of the network. */
  readonly runs: number;
}

/** The latest segmentations, a few hundred kB each: the units of a case come one after the other, and share them. */
export class RecentSegmentations {
  private readonly known = new Map<string, Segmentation>();

  constructor(private readonly most: number) {}

  get(key: string): Segmentation | undefined {
    return this.known.get(key);
  }

  set(key: string, found: Segmentation): void {
    this.known.set(key, found);
    const [oldest] = this.known.keys();
    if (this.known.size > this.most) this.known.delete(oldest);
  }
}

/**
 * A scan segmented by a task-specific model, or what is remembered of it. Yields to the event loop after each run of the network.
 *
 * @returns INTENSITY_DEGENERATE, MODEL_OUTPUT_INVALID
 * @throws ModelError, and the signal's reason once it is aborted
 */
export async function segmentation(
  scan: Scan,
  { model, load }: LoadableModel,
  { provider, segmentations, onProgress, signal }: EvaluationContext,
): Promise<Result<Segmentation>> {
  const key = [scan.imageSha256, model.sha256, provider].join('/');
  const known = segmentations?.get(key);
  if (known) return ok(known);
  const loaded = await load();
  if (!isTaskSpecific(loaded)) throw new Error(`${model.bundle.id} segments no whole scan`);
  if (!scan.raw) throw new Error('the scan was read for another model');
  const found = await loaded.segment(scan.raw, async (done, of) => {
    onProgress({ phase: 'encoding', slice: done, slices: of });
    await setImmediate();
    signal?.throwIfAborted();
  });
  if (!found.ok) return found;
  const { mask, seconds, runs } = found.value;
  const { size } = scan.frame;
  const kept = {
    mask: BitMask.of(mask, size),
    labelled: labelledSlices(mask, size),
    seconds,
    runs,
  };
  segmentations?.set(key, kept);
  return ok(kept);
}
