import type { FoundBundle } from './bundle/read';
import { loadMedsam1, type Medsam1 } from './medsam1/modeling';
import { loadMedsam2, type Medsam2 } from './medsam2/modeling';
import type { SessionOptions } from './session';

/** A loaded model of any family that runs here. */
export type Model = Medsam1 | Medsam2;

/**
 * Loads a bundle as its family says.
 *
 * @throws ModelError as the family's own loader does
 */
export async function loadModel(found: FoundBundle, options: SessionOptions): Promise<Model> {
  return found.bundle.family === 'medsam2'
    ? loadMedsam2(found, options)
    : loadMedsam1(found, options);
}
