import type { SiteActivities } from '@atrium/workflows';
import type { Machine } from '../machine';

/** Activity: reads every bundle anew and compares its files with their hashes. */
export const verifyModels =
  ({ models }: Machine): SiteActivities['verifyModels'] =>
  () =>
    models.verify();
