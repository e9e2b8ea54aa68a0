import type { FoundBundle } from './bundle/read';
import { loadMedsam1, type Medsam1 } from './medsam1/modeling';
import { loadMedsam2, type Medsam2 } from './medsam2/modeling';
import type { SessionOptions } from './session';
import { loadTaskSpecific, type TaskSpecific } from './task-specific/modeling';

/** A loaded model that wants prompts. */
export type PromptableModel = Medsam1 | Medsam2;

/** A loaded model of any family. */
export type Model = PromptableModel | TaskSpecific;

/**
 * Loads a bundle as its family says.
 *
 * @throws ModelError as the family's own loader does
 */
export async function loadModel(found: FoundBundle, options: SessionOptions): Promise<Model> {
  switch (found.bundle.family) {
    case 'medsam1':
      return loadMedsam1(found, options);
    case 'medsam2':
      return loadMedsam2(found, options);
    case 'task-specific':
      return loadTaskSpecific(found, options);
  }
}

/** Whether a model segments a scan without a prompt. */
export const isTaskSpecific = (model: Model): model is TaskSpecific => 'segment' in model;
