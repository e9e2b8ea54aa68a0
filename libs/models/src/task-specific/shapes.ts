import type { TaskSpecificBundle, TaskSpecificProcessor } from '@atrium/contracts';
import type { Vec3 } from '@atrium/imaging';
import { holdShapes } from '../graph-shapes';
import { axisOf, perAxis } from './grid';
import type { Session } from '../session';

/** Sides of a patch in the order of the tensor's axes, the slowest first. */
export function tensorSides({ axes, patchSize }: TaskSpecificProcessor): Vec3 {
  return perAxis((place) => patchSize[axisOf(axes[place])]);
}

/** Holds the network against model.json's patch, axes and classes. @throws ModelError MODEL_MISSING */
export function checkShapes({ id, processor }: TaskSpecificBundle, found: Session): void {
  const sides = tensorSides(processor);
  const expected = {
    inputs: { image: [1, 1, ...sides] },
    outputs: { logits: [1, processor.classes, ...sides] },
  };
  holdShapes(id, 'network', expected, found);
}
