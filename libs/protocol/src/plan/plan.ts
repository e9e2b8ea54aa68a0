import type { Arm, ModelSummary, Patching, Plan, PlanArm, ProtocolYaml } from '@atrium/contracts';
import { expandArms } from '../arms/expand';
import { armWork, type ArmWork, type CaseFacts } from './case-work';
import { networkRuns } from './patches';

/**
 * Bytes of a kept mask, per pixel of its slices: gzipped uint8 masks of LA 2018 come to 0.010 (494 x 359) to 0.014
 * (240 x 160) a pixel of a labelled slice.
 */
const MASK_BYTES_PER_PIXEL = 0.015;

/** Bytes of a row of results.csv and of one of slices.csv, in the site's store, the database and DIR together. */
const ROW_BYTES = 2000;
const SLICE_BYTES = 600;

export interface PlanInput {
  readonly protocol: ProtocolYaml;
  readonly cases: readonly CaseFacts[];
  /** Bundles with their measured costs; every model of the protocol is among them. */
  readonly models: readonly ModelSummary[];
}

/**
 * What a protocol costs on a cohort, before anything runs: prompts that a person would draw, encoder passes (one a
 * slice serves every arm of the same model; of a task-specific model, runs of its network on a patch), decodings, minutes
 * of the models on two CPU threads, and disk.
 */
export function planRun(input: PlanInput): Plan {
  const { protocol, cases, models } = input;
  const arms = expandArms(protocol);
  const works = cases.map((facts) => arms.map((arm) => armWork(arm, facts)));
  const planned = arms.map((arm, i) =>
    planArm(
      arm,
      works.map((row) => row[i]),
    ),
  );
  const costs = models.map((model) => modelCost(model, input, arms, works));
  return {
    cases: cases.length,
    arms: planned,
    rows: cases.length * arms.length,
    prompts: sum(planned.map(({ prompts }) => prompts)),
    encoder_passes: sum(costs.map(({ passes }) => passes)),
    decodings: sum(planned.map(({ decodings }) => decodings)),
    minutes: sum(costs.map(({ seconds }) => seconds)) / 60,
    disk_mb: diskBytes(arms, cases, works) / 1e6,
    unreadable: cases.flatMap(({ case_id, issue }) =>
      issue ? [{ case_id, code: issue.code, message: issue.message }] : [],
    ),
  };
}

const planArm = ({ id, strategy, model }: Arm, works: readonly ArmWork[]): PlanArm => ({
  arm: id,
  strategy,
  model,
  prompts: sum(works.map(({ prompts }) => prompts)),
  decodings: sum(works.map(({ decodings }) => decodings)),
});

/** Of a model that segments, or that prompts another: a whole scan is segmented once a case, for whoever asks. */
function modelCost(
  model: ModelSummary,
  input: PlanInput,
  arms: readonly Arm[],
  works: readonly ArmWork[][],
) {
  const passes = model.patching
    ? networkPasses(model.id, model.patching, input, arms, works)
    : slicePasses(model.id, arms, works);
  const mine = works.flatMap((row) => row.filter((_, i) => arms[i].model === model.id));
  const decodings = sum(mine.map((work) => work.decodings));
  return { passes, seconds: passes * model.encoder_seconds + decodings * model.decoding_seconds };
}

/** One a slice serves every arm of the model. */
function slicePasses(id: string, arms: readonly Arm[], works: readonly ArmWork[][]): number {
  const slices = works.map((row) =>
    row.flatMap((work, i) => (arms[i].model === id ? work.slices : [])),
  );
  return sum(slices.map((of) => new Set(of).size));
}

function networkPasses(
  id: string,
  patching: Patching,
  { cases }: PlanInput,
  arms: readonly Arm[],
  works: readonly ArmWork[][],
): number {
  const asks = ({ model, prompt }: Arm): boolean => model === id || prompt.by === id;
  const asked = cases.filter((_, c) =>
    arms.some((arm, a) => asks(arm) && works[c][a].slices.length > 0),
  );
  return sum(asked.map((facts) => networkRuns(patching, facts)));
}

function diskBytes(arms: readonly Arm[], cases: readonly CaseFacts[], works: readonly ArmWork[][]) {
  const ofArm = ({ size }: CaseFacts, { slices }: ArmWork, { keepMask }: Arm): number => {
    const [width, height] = size ?? [0, 0];
    const mask = keepMask ? slices.length * width * height * MASK_BYTES_PER_PIXEL : 0;
    return ROW_BYTES + slices.length * SLICE_BYTES + mask;
  };
  return sum(cases.flatMap((facts, c) => arms.map((arm, a) => ofArm(facts, works[c][a], arm))));
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
