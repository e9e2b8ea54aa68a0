import type { ArmResult, CaseResult } from '@atrium/contracts';
import { canTrack } from '@atrium/models';
import { slicePrompts } from '@atrium/prompts';
import { armRun, type ArmRun } from './arm-run';
import { caseResult, unmeasured } from './case-result';
import { Chain } from './chain';
import { fileSha256 } from './content-hash';
import { measureArms } from './measure-arms';
import { rangeOf } from './range';
import type { CaseRequest, EvaluationContext } from './request';
import { exclusion, readScan, type Scan } from './scan';
import { segmentArms } from './segment-arms';
import { isTracked, trackArms, trackedSlices } from './track-arms';

/**
 * Every arm of one model on one case: file -> Volume -> radiological frame -> prompts -> masks -> native grid ->
 * post-processing -> metrics (DESIGN section 2, step 4). Problems of the data are results: a broken file fails every
 * arm, a broken arm itself alone. Masks are written to the context's folder.
 *
 * @throws ModelError, errors of the file system (a full disk), and the signal's reason
 */
export async function evaluateCase(
  request: CaseRequest,
  context: EvaluationContext,
): Promise<CaseResult> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;

  context.onProgress({ phase: 'reading', slice: 0, slices: 0 });
  const read = await readScan(request, request.settings, context.model);
  if (!read.ok) {
    const arms = request.arms.map((arm) => unmeasured(arm, 'failed', read.issue));
    return caseResult(request, context, { ...(await unread(request)), arms }, seconds());
  }
  const scan = read.value;

  const { settled, runs } = promptArms(request, scan);
  const encoderPasses = runs.length > 0 ? await segment(runs, scan, context) : 0;
  const measured = await measureArms(runs, scan, request, context);

  const decodings = runs.reduce((sum, run) => sum + run.decodings, 0);
  const outcome = { ...scan, arms: [...settled, ...measured], encoderPasses, decodings };
  return caseResult(request, context, outcome, seconds());
}

const unread = async ({ image, reference }: CaseRequest) => ({
  imageSha256: await fileSha256(image),
  referenceSha256: await fileSha256(reference),
  frame: null,
  warnings: [],
  encoderPasses: 0,
  decodings: 0,
});

/** Draws every arm's prompts; the arms that get none are settled. */
function promptArms(
  { arms, settings, caseId }: CaseRequest,
  scan: Scan,
): { settled: ArmResult[]; runs: ArmRun[] } {
  const settled: ArmResult[] = [];
  const runs: ArmRun[] = [];
  for (const arm of arms) {
    const excluded = exclusion(arm, scan);
    if (excluded) {
      settled.push(unmeasured(arm, 'excluded', excluded));
      continue;
    }
    const prompts = slicePrompts(arm, scan.labelled, scan.frame, { seed: settings.seed, caseId });
    if (prompts.ok) runs.push(armRun(arm, prompts.value, scan.frame.size));
    else settled.push(unmeasured(arm, 'failed', prompts.issue));
  }
  return { settled, runs };
}

/** Runs the model over the slices, tracked arms after the others; gives the number of encoder passes. */
async function segment(
  runs: readonly ArmRun[],
  scan: Scan,
  { load, onProgress, signal }: EvaluationContext,
): Promise<number> {
  const { frame, image } = scan;
  const model = await load();
  const volume = model.open(image);
  const tracked = runs.filter(({ arm }) => isTracked(arm));
  const single = runs.filter(({ arm }) => !isTracked(arm));
  const chains = single
    .filter(({ arm }) => arm.prompt.kind === 'box-chained')
    .map((run) => new Chain(run, rangeOf(run.arm, scan), frame));
  const toTrack = trackedSlices(tracked, scan);
  let before = 0;
  const passes = await segmentArms(volume, single, chains, {
    size: frame.size,
    onSlice: (slice, slices) => {
      before = slices;
      onProgress({ phase: 'decoding', slice, slices: slices + toTrack });
    },
    signal,
  });
  if (!canTrack(volume)) return passes;
  await trackArms(volume, tracked, scan, {
    onSlice: (done) =>
      onProgress({ phase: 'decoding', slice: before + done, slices: before + toTrack }),
    signal,
  });
  return volume.encoderPasses;
}
