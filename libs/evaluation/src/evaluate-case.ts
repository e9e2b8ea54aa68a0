import type { CaseResult } from '@atrium/contracts';
import { isTaskSpecific } from '@atrium/models';
import type { ArmRun } from './arm-run';
import { AutomaticMasks } from './automatic';
import { caseResult, unmeasured } from './case-result';
import { fileSha256, secondReferenceSha256 } from './content-hash';
import { measureArms } from './measure-arms';
import { promptArms } from './prompt-arms';
import type { CaseRequest, EvaluationContext } from './request';
import { readScan, type Scan } from './scan';
import { measureSecondReader } from './second-reader';
import { segmentPrompted } from './segment-prompted';
import { segmentWhole } from './segment-whole';

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
  const second = await secondReferenceSha256(request);
  const read = await readScan(request, context.model);
  if (!read.ok) {
    const arms = request.arms.map((arm) => unmeasured(arm, 'failed', read.issue));
    return caseResult(request, context, { ...(await unread(request)), ...second, arms }, seconds());
  }
  const scan = read.value;

  const automatic = new AutomaticMasks(scan, context);
  const { settled, runs } = await promptArms(request, scan, automatic);
  const passes = runs.length > 0 ? await segment(runs, scan, context) : 0;
  const measured = await measureArms(runs, scan, request, context);
  const reader = await measureSecondReader(request, scan);

  const outcome = {
    ...scan,
    ...second,
    hasReference: scan.labelled.length > 0,
    warnings: [...scan.warnings, ...reader.warnings],
    secondReader: reader.metrics,
    arms: [...settled, ...measured],
    encoderPasses: passes + automatic.runs,
    decodings: runs.reduce((sum, run) => sum + run.decodings, 0),
  };
  return caseResult(request, context, outcome, seconds());
}

const unread = async ({ image, reference }: CaseRequest) => ({
  imageSha256: await fileSha256(image),
  referenceSha256: await fileSha256(reference),
  frame: null,
  hasReference: null,
  warnings: [],
  secondReader: null,
  encoderPasses: 0,
  decodings: 0,
});

/** Runs the model; gives the number of its encoder passes. */
async function segment(
  runs: readonly ArmRun[],
  scan: Scan,
  context: EvaluationContext,
): Promise<number> {
  if (context.model.bundle.family === 'task-specific') return segmentWhole(runs, scan, context);
  const model = await context.load();
  if (isTaskSpecific(model)) throw new Error('the model is of another family than its bundle');
  return segmentPrompted(model, runs, scan, context);
}
