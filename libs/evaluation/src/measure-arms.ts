import path from 'node:path';
import type { Arm, ArmResult } from '@atrium/contracts';
import { fromFrame, voxelCount, writeMask } from '@atrium/imaging';
import { driftOf } from '@atrium/metrics';
import type { ArmRun } from './arm-run';
import { completed, unmeasured } from './case-result';
import { measure, postprocess, sliceResults } from './measure-arm';
import type { CaseRequest, EvaluationContext } from './request';
import type { Scan } from './scan';

/**
 * Post-processes, measures and saves one arm after the other; a mask is written while the next arm is measured.
 *
 * @throws errors of the file system, and the signal's reason
 */
export async function measureArms(
  runs: readonly ArmRun[],
  scan: Scan,
  { settings }: CaseRequest,
  context: EvaluationContext,
): Promise<ArmResult[]> {
  const { frame } = scan;
  const reference = scan.labelled.length > 0 ? scan.reference : null;
  const voxels = voxelCount(frame.size);
  // Two buffers: one is being written while the other is measured.
  const buffers = [new Uint8Array(voxels), new Uint8Array(voxels)];
  const results: ArmResult[] = [];
  let saving: Promise<void> = Promise.resolve();
  for (const [i, run] of runs.entries()) {
    context.signal?.throwIfAborted();
    context.onProgress({ phase: 'measuring', slice: i, slices: runs.length });
    if (run.error) {
      results.push(unmeasured(run.arm, 'failed', run.error));
      continue;
    }
    run.mask.unpack(buffers[i % 2]);
    const mask = postprocess(buffers[i % 2], run, frame);
    const metrics = measure(reference, mask, frame, settings);
    const slices = sliceResults(reference, mask, run, frame);
    const drift = driftOf(slices, run.prompts.keySlices);
    const result = completed(run, { metrics, drift, slices, mask: maskAddress(run.arm, context) });
    results.push(result);
    await saving;
    saving = saveMask(result, mask, scan, context);
    // A rejection is met by the next await; until then it must not count as unhandled.
    saving.catch(() => undefined);
  }
  await saving;
  return results;
}

const fileName = (armId: string): string => `${armId}.nii.gz`;

const maskAddress = (arm: Arm, context: EvaluationContext): string | null =>
  arm.keepMask ? `${context.maskAddress}/${fileName(arm.id)}` : null;

async function saveMask(
  result: ArmResult,
  mask: Uint8Array,
  { frame }: Scan,
  { maskFolder }: EvaluationContext,
): Promise<void> {
  if (result.mask === null) return;
  const file = path.join(maskFolder, fileName(result.arm));
  const { sha256 } = await writeMask(file, fromFrame(mask, frame), frame.grid);
  result.mask_sha256 = sha256;
}
