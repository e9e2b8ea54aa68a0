import type { Arm, ArmError, Box } from '@atrium/contracts';
import type { Vec3 } from '@atrium/imaging';
import type { SlicePrompts } from '@atrium/prompts';
import { BitMask } from './bit-mask';
import type { PromptOrigin } from './origin';

/** An arm and what became of it so far. */
export interface ArmRun {
  readonly arm: Arm;
  /** The mask that its prompts are drawn from; null for an arm without prompts. */
  readonly origin: PromptOrigin | null;
  /** With the corrections that were added. */
  prompts: SlicePrompts;
  /** In the radiological frame, before post-processing. */
  readonly mask: BitMask;
  /** The box that the model was given, by slice. */
  readonly boxes: Map<number, Box>;
  readonly predictedIou: Map<number, number>;
  /** The model's logit that the object is there, where it says so. */
  readonly objectScore: Map<number, number>;
  /** What this arm alone needed of its model and of the one that prompts it: encoder passes in full. */
  seconds: number;
  /** Decodings that were done for it, and for no arm before it. */
  decodings: number;
  error: ArmError | null;
}

export const armRun = (
  arm: Arm,
  prompts: SlicePrompts,
  origin: PromptOrigin | null,
  size: Vec3,
): ArmRun => ({
  arm,
  prompts,
  origin,
  mask: new BitMask(size),
  boxes: new Map(),
  predictedIou: new Map(),
  objectScore: new Map(),
  seconds: origin?.seconds ?? 0,
  decodings: 0,
  error: null,
});
