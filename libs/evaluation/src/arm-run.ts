import type { Arm, ArmError, Box } from '@atrium/contracts';
import type { Vec3 } from '@atrium/imaging';
import type { SlicePrompts } from '@atrium/prompts';
import { BitMask } from './bit-mask';

/** An arm and what became of it so far. */
export interface ArmRun {
  readonly arm: Arm;
  /** With the corrections that were added. */
  prompts: SlicePrompts;
  /** In the radiological frame, before post-processing. */
  readonly mask: BitMask;
  /** The box that the model was given, by slice. */
  readonly boxes: Map<number, Box>;
  readonly predictedIou: Map<number, number>;
  /** The model's logit that the object is there, where it says so. */
  readonly objectScore: Map<number, number>;
  /** What this arm alone needed of the model: encoder passes in full. */
  seconds: number;
  /** Decodings that were done for it, and for no arm before it. */
  decodings: number;
  error: ArmError | null;
}

export const armRun = (arm: Arm, prompts: SlicePrompts, size: Vec3): ArmRun => ({
  arm,
  prompts,
  mask: new BitMask(size),
  boxes: new Map(),
  predictedIou: new Map(),
  objectScore: new Map(),
  seconds: 0,
  decodings: 0,
  error: null,
});
