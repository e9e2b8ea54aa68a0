import { ok, type Arm, type ArmResult, type Result } from '@atrium/contracts';
import { slicePrompts, type SlicePrompts } from '@atrium/prompts';
import { armRun, type ArmRun } from './arm-run';
import type { AutomaticMasks } from './automatic';
import { unmeasured } from './case-result';
import { originOf, type PromptOrigin } from './origin';
import type { CaseRequest } from './request';
import { exclusion, type Scan } from './scan';

/** Draws every arm's prompts; the arms that get none are settled. */
export async function promptArms(
  request: CaseRequest,
  scan: Scan,
  automatic: AutomaticMasks,
): Promise<{ settled: ArmResult[]; runs: ArmRun[] }> {
  const settled: ArmResult[] = [];
  const runs: ArmRun[] = [];
  for (const arm of request.arms) {
    const excluded = exclusion(arm, scan);
    if (excluded) {
      settled.push(unmeasured(arm, 'excluded', excluded));
      continue;
    }
    const run = await promptArm(arm, request, scan, automatic);
    if (run.ok) runs.push(run.value);
    else settled.push(unmeasured(arm, 'failed', run.issue));
  }
  return { settled, runs };
}

async function promptArm(
  arm: Arm,
  request: CaseRequest,
  scan: Scan,
  automatic: AutomaticMasks,
): Promise<Result<ArmRun>> {
  const origin = await originOf(arm, scan, automatic);
  if (!origin.ok) return origin;
  const prompts = promptsOf(arm, origin.value, request, scan);
  return prompts.ok ? ok(armRun(arm, prompts.value, origin.value, scan.frame.size)) : prompts;
}

function promptsOf(
  arm: Arm,
  origin: PromptOrigin | null,
  { settings: { seed }, caseId }: CaseRequest,
  { frame }: Scan,
): Result<SlicePrompts> {
  if (!origin) return ok({ boxes: new Map(), drawn: new Set(), keySlices: [] });
  return slicePrompts(arm, origin, frame, { seed, caseId });
}
