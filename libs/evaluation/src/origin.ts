import { fail, ok, type Arm, type Result } from '@atrium/contracts';
import type { LabelledSlice } from '@atrium/prompts';
import type { AutomaticMasks } from './automatic';
import { rangeOf } from './range';
import type { Scan } from './scan';

/** The mask that an arm's prompts are drawn from. */
export interface PromptOrigin {
  readonly source: 'reference' | 'automatic';
  /** Its non-empty slices, inferior to superior, at least one. */
  readonly labelled: readonly LabelledSlice[];
  /** [H, W] of one of its slices, 0 or 1. */
  plane(slice: number): Uint8Array;
  /** What a model needed to find it; 0 for the reference and for rules. */
  readonly seconds: number;
}

/**
 * Where an arm's prompts come from, within its z-range. Of the reference an automatic arm learns nothing but the z-range, and
 * that only when it asks for it.
 *
 * @returns null for an arm without prompts; PROMPT_EMPTY where an automatic source finds nothing, or what its model says
 */
export async function originOf(
  arm: Arm,
  scan: Scan,
  automatic: AutomaticMasks,
): Promise<Result<PromptOrigin | null>> {
  const { source, by } = arm.prompt;
  if (source === 'none') return ok(null);
  if (source === 'reference') return ok(referenceOrigin(scan));
  if (by === undefined) throw new Error(`arm ${arm.id} has no automatic source`);
  const found = await automatic.of(by);
  if (!found.ok) return found;
  const [first, last] = rangeOf(arm, scan);
  const labelled = found.value.labelled.filter(({ slice }) => slice >= first && slice <= last);
  if (labelled.length > 0) return ok({ ...found.value, labelled });
  const message = `${named(by)} found nothing; expected at least one voxel to draw prompts from`;
  return fail({ code: 'PROMPT_EMPTY', message });
}

const named = (by: NonNullable<Arm['prompt']['by']>): string =>
  typeof by === 'string' ? `the model ${by}` : `the rule ${by.rule}`;

function referenceOrigin({ reference, labelled, frame }: Scan): PromptOrigin {
  if (!reference) throw new Error('prompts are drawn from a reference that is not there');
  const area = frame.size[0] * frame.size[1];
  const plane = (slice: number) => reference.subarray(slice * area, (slice + 1) * area);
  return { source: 'reference', labelled, plane, seconds: 0 };
}
