import {
  CASE_RESULT_SCHEMA,
  toleranceMessage,
  type Arm,
  type ArmError,
  type ArmResult,
  type CaseResult,
  type CaseWarning,
  type EvaluationSettings,
  type Metrics,
} from '@atrium/contracts';
import type { Frame } from '@atrium/imaging';
import type { ArmRun } from './arm-run';
import { contentHash, EVALUATION_VERSION, modelRefs } from './content-hash';
import type { CaseRequest, EvaluationContext } from './request';

/** The result of an arm that gave a mask, but for the mask's own hash. */
export const completed = (
  { arm, prompts, seconds }: ArmRun,
  found: Pick<ArmResult, 'metrics' | 'drift' | 'slices' | 'mask'>,
): ArmResult => ({
  arm: arm.id,
  status: 'completed',
  error: null,
  prompts: arm.prompt.source === 'automatic' ? 0 : prompts.drawn.size,
  key_slices: [...prompts.keySlices],
  model_seconds: seconds,
  mask_sha256: null,
  ...found,
});

/** The result of an arm without a mask. */
export const unmeasured = (
  arm: Arm,
  status: 'failed' | 'excluded',
  { code, message }: ArmError,
): ArmResult => ({
  arm: arm.id,
  status,
  error: { code, message },
  metrics: null,
  drift: null,
  prompts: null,
  key_slices: [],
  model_seconds: null,
  mask: null,
  mask_sha256: null,
  slices: [],
});

/** What was found of a case. */
export interface CaseOutcome {
  readonly imageSha256: string | null;
  readonly referenceSha256: string | null;
  readonly secondReferenceSha256?: string | null;
  /** null when the files could not be read. */
  readonly frame: Frame | null;
  /** Whether there is a voxel to compare with; null when the files could not be read. */
  readonly hasReference: boolean | null;
  readonly warnings: readonly CaseWarning[];
  readonly secondReader: Metrics | null;
  readonly arms: readonly ArmResult[];
  readonly encoderPasses: number;
  readonly decodings: number;
}

/** result.json's value, arms in the order of the request. */
export function caseResult(
  request: CaseRequest,
  { model, automatic, provider, software, secondsBefore }: EvaluationContext,
  outcome: CaseOutcome,
  seconds: number,
): CaseResult {
  const { caseId, arms, settings } = request;
  const { imageSha256, referenceSha256, secondReferenceSha256, frame, encoderPasses } = outcome;
  const models = modelRefs(
    model,
    (automatic ?? []).map((one) => one.model),
  );
  const byArm = new Map(outcome.arms.map((result) => [result.arm, result]));
  return {
    schema: CASE_RESULT_SCHEMA,
    run_id: request.runId,
    case_id: caseId,
    model: model.bundle.id,
    models,
    attempt: request.attempt,
    evaluation_version: EVALUATION_VERSION,
    ...(software && { software }),
    content_hash: contentHash({
      caseId,
      imageSha256,
      referenceSha256,
      ...(secondReferenceSha256 !== undefined && { secondReferenceSha256 }),
      models,
      arms,
      settings,
      provider,
    }),
    image_sha256: imageSha256,
    reference_sha256: referenceSha256,
    provider: encoderPasses > 0 ? provider : null,
    geometry: frame && geometryOf(frame),
    has_reference: outcome.hasReference,
    encoder_passes: encoderPasses,
    decodings: outcome.decodings,
    second_reader: outcome.secondReader,
    total_seconds: secondsBefore + seconds,
    arms: arms.flatMap((arm) => byArm.get(arm.id) ?? []),
    warnings: [...outcome.warnings, ...(frame ? toleranceWarnings(settings, frame) : [])],
  };
}

const geometryOf = ({
  size,
  spacing,
  orientation,
}: Frame): NonNullable<CaseResult['geometry']> => ({
  size: [size[0], size[1], size[2]],
  spacing: [spacing[0], spacing[1], spacing[2]],
  orientation,
});

function toleranceWarnings(
  { nsdToleranceMm }: EvaluationSettings,
  { spacing }: Frame,
): CaseWarning[] {
  const largest = Math.max(...spacing);
  return nsdToleranceMm
    .filter((tolerance) => tolerance < largest)
    .map((tolerance) => ({
      code: 'TOLERANCE_BELOW_SPACING',
      message: toleranceMessage(tolerance, largest),
    }));
}
