import type { ArmRun } from './arm-run';
import type { EvaluationContext } from './request';
import type { Scan } from './scan';
import { segmentation } from './segmentation';

/** Arms of kind none: the model's mask of the whole scan, the same for all of them. Gives the runs of its network. */
export async function segmentWhole(
  runs: readonly ArmRun[],
  scan: Scan,
  context: EvaluationContext,
): Promise<number> {
  const found = await segmentation(scan, context, context);
  for (const run of runs) {
    if (!found.ok) {
      run.error = { code: found.issue.code, message: found.issue.message };
      continue;
    }
    run.mask.copy(found.value.mask);
    run.seconds += found.value.seconds;
  }
  return found.ok ? found.value.runs : 0;
}
