import type { ArmError, Box } from '@atrium/contracts';
import type { Medsam2Volume, TrackedSlice, TrackPrompt } from '@atrium/models';
import type { LabelledSlice, SlicePrompts } from '@atrium/prompts';
import type { ArmRun } from './arm-run';
import { BitMask } from './bit-mask';
import { rangeOf } from './range';
import type { Scan } from './scan';

/** What an arm's tracking has given so far, and the prompts that it was given. */
export class Track {
  readonly mask: BitMask;
  prompts: SlicePrompts;
  error: ArmError | null = null;
  private readonly objectScore = new Map<number, number>();
  private readonly predictedIou = new Map<number, number>();
  private readonly encoderSeconds = new Map<number, number>();
  private seconds = 0;
  private decodingsSinceGiven = 0;

  /** @param afterSlice awaited after each slice; what it throws ends the tracking */
  constructor(
    private readonly volume: Medsam2Volume,
    private readonly first: ArmRun,
    private readonly scan: Scan,
    private readonly afterSlice: () => Promise<void>,
  ) {
    this.mask = new BitMask(scan.frame.size);
    this.prompts = first.prompts;
  }

  /** Adds a tight box on a slice that was not prompted yet. */
  add({ slice, tight }: LabelledSlice): void {
    const { boxes, drawn, keySlices } = this.prompts;
    this.prompts = {
      boxes: new Map([...boxes, [slice, tight]]),
      drawn: new Set([...drawn, slice]),
      keySlices: [...keySlices, slice],
    };
  }

  /** Tracks all prompts from the beginning; what an earlier tracking gave is replaced. */
  async run(): Promise<void> {
    this.mask.clear();
    this.objectScore.clear();
    this.predictedIou.clear();
    const { prompt } = this.first.arm;
    const limits = {
      range: rangeOf(this.first.arm, this.scan),
      stopBelow: prompt.stop?.objectScore,
    };
    for await (const found of this.volume.track(this.trackPrompts(), limits)) {
      if (!found.ok) {
        this.error = { code: found.issue.code, message: found.issue.message };
        return;
      }
      this.take(found.value);
      await this.afterSlice();
    }
  }

  /** What an arm with these prompts is given: it alone would have needed every tracking so far, and each slice's encoding once. */
  giveTo(run: ArmRun): void {
    run.prompts = this.prompts;
    run.error = this.error;
    run.mask.copy(this.mask);
    for (const [slice, box] of this.prompts.boxes) run.boxes.set(slice, box);
    for (const [slice, score] of this.objectScore) run.objectScore.set(slice, score);
    for (const [slice, iou] of this.predictedIou) run.predictedIou.set(slice, iou);
    const spent = this.seconds + (run.origin?.seconds ?? 0);
    run.seconds = [...this.encoderSeconds.values()].reduce((sum, s) => sum + s, spent);
    run.decodings = this.decodingsSinceGiven;
    this.decodingsSinceGiven = 0;
  }

  private take(found: TrackedSlice): void {
    const { slice, mask, objectScore, predictedIou, encoderSeconds, seconds } = found;
    this.mask.setSlice(slice, mask);
    this.objectScore.set(slice, objectScore);
    this.predictedIou.set(slice, predictedIou);
    this.encoderSeconds.set(slice, encoderSeconds);
    this.seconds += seconds;
    this.decodingsSinceGiven++;
  }

  private trackPrompts(): TrackPrompt[] {
    return [...this.prompts.drawn].map((slice) => {
      const box: Box | undefined = this.prompts.boxes.get(slice);
      return box ? { slice, box } : { slice, mask: this.contourOf(slice) };
    });
  }

  /** The contour that a person would draw, or that an automatic source gives: the mask's own. */
  private contourOf(slice: number): Uint8Array {
    const { origin } = this.first;
    if (!origin) throw new Error('a mask is tracked that nobody drew');
    return origin.plane(slice);
  }
}
