import type { Arm, ModelSummary, Plan, PlanArm, ProtocolYaml } from '@atrium/contracts';
import { expandArms } from '../arms/expand';
import { armWork, type ArmWork, type CaseFacts } from './case-work';

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
 * slice serves every arm of the same model), decodings, minutes of the model on two CPU threads, and disk.
 */
export function planRun({ protocol, cases, models }: PlanInput): Plan {
  const arms = expandArms(protocol);
  const works = cases.map((facts) => arms.map((arm) => armWork(arm, facts)));
  const planned = arms.map((arm, i) =>
    planArm(
      arm,
      works.map((row) => row[i]),
    ),
  );
  const costs = models.map((model) => modelCost(model, arms, works));
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

function modelCost(model: ModelSummary, arms: readonly Arm[], works: readonly ArmWork[][]) {
  const mine = works.map((row) => row.filter((_, i) => arms[i].model === model.id));
  const passes = sum(mine.map((row) => new Set(row.flatMap(({ slices }) => slices)).size));
  const decodings = sum(mine.flat().map((work) => work.decodings));
  return { passes, seconds: passes * model.encoder_seconds + decodings * model.decoding_seconds };
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
