import type { Arm, ProtocolYaml, StrategyYaml } from '@atrium/contracts';
import { between, nearlyNormal, type Random } from '../phantom/random';

/** A run that never happened: how large, and of what. */
export interface SimulatedRun {
  readonly name: string;
  readonly cases: number;
  readonly protocol: ProtocolYaml;
  /** Where the cases lie, in turn. */
  readonly sites: readonly string[];
}

export const SITES = ['berlin', 'kyoto', 'leeds', 'sao-paulo', 'utah'];
export const SCANNERS = ['Aera', 'Avanto', 'Ingenia', '装置A'];

const target = { name: 'left atrium', label: 1 };

/** 45 points of scale and offset. */
const grid: StrategyYaml = {
  id: 'grid',
  model: 'litemedsam',
  prompt: { kind: 'box-per-slice', source: 'reference' },
  sweep: {
    scale: [0.8, 0.9, 1, 1.1, 1.2],
    offset: { unit: 'fraction', x: [-0.1, 0, 0.1], y: [-0.1, 0, 0.1] },
  },
};

/** The 45 arms alone, and every kind of declaration about them. */
export const declaredProtocol = (name: string): ProtocolYaml => ({
  schema: 'atrium/protocol@1',
  name,
  target,
  seed: 1,
  strategies: [grid],
  analysis: {
    endpoint: 'dice',
    comparisons: [
      {
        id: 'small-boxes',
        kind: 'non-inferiority',
        arm: 'grid~s0.9~x0~y0',
        against: 'grid~s1~x0~y0',
        margin: 0.02,
        at: 'every-site',
      },
      {
        id: 'large-boxes',
        kind: 'equivalence',
        arm: 'grid~s1.1~x0~y0',
        against: 'grid~s1~x0~y0',
        margin: 0.02,
      },
    ],
    acceptance: [{ arm: 'grid~s1~x0~y0', atLeast: 0.85, at: 'every-site' }],
    robustRange: [{ strategy: 'grid', nominal: 'grid~s1~x0~y0', loss: 0.02 }],
  },
});

/** The grid, and five margins: 50 arms. */
export const sweepProtocol = (name: string): ProtocolYaml => ({
  schema: 'atrium/protocol@1',
  name,
  target,
  seed: 1,
  strategies: [
    grid,
    {
      id: 'margins',
      model: 'litemedsam',
      prompt: { kind: 'box-per-slice', source: 'reference' },
      sweep: { marginPx: [0, 2, 4, 8, 16] },
    },
  ],
});

/** Five arms that differ in effort. */
export const effortProtocol = (name: string): ProtocolYaml => ({
  schema: 'atrium/protocol@1',
  name,
  target,
  seed: 1,
  strategies: [
    {
      id: 'every-slice',
      model: 'litemedsam',
      prompt: { kind: 'box-per-slice', source: 'reference' },
    },
    ...[2, 4, 8].map((every) => ({
      id: `every-${every}`,
      model: 'litemedsam',
      prompt: { kind: 'box-every-k' as const, source: 'reference' as const, every },
    })),
    {
      id: 'chained',
      model: 'litemedsam',
      prompt: { kind: 'box-chained', source: 'reference', marginPx: 3 },
    },
  ],
});

/** Tracked arms of every kind, some of them corrected or stopped, and one without a key slice. */
export const trackedProtocol = (name: string): ProtocolYaml => ({
  schema: 'atrium/protocol@1',
  name,
  target,
  seed: 1,
  strategies: [
    tracked('one-box', { kind: 'box-tracked' }),
    tracked('one-box-stop', { kind: 'box-tracked', stop: { objectScore: 1 } }),
    tracked('three-boxes', { kind: 'boxes-tracked', keySlices: 3 }),
    tracked('mask', { kind: 'mask-tracked' }),
    tracked('corrected', { kind: 'box-tracked', rounds: 3 }),
    tracked('every-slice', { kind: 'box-per-slice' }),
  ],
});

const tracked = (id: string, prompt: StrategyYaml['prompt']): StrategyYaml => ({
  id,
  model: 'litemedsam',
  prompt: { source: 'reference', ...prompt },
});

/** Further columns of a manifest; two cases in a hundred lack the scanner. */
export function covariatesOf(random: Random): Record<string, string> {
  const scanner = SCANNERS[Math.floor(random() * SCANNERS.length)];
  return {
    dataset: 'simulated',
    field_strength_t: random() < 0.6 ? '1.5' : '3',
    ...(random() < 0.98 && { scanner }),
  };
}

/** What a model might have given: near 0.9, less for a displaced or ill-sized box and at some sites. */
export function simulatedDice(arm: Arm, site: number, difficulty: number, random: Random): number {
  const { scale, offset, margin, every = 1 } = arm.prompt;
  const loss =
    1.2 * (scale - 1.05) ** 2 +
    2 * (offset.x ** 2 + offset.y ** 2) +
    0.0006 * (margin.value - 3) ** 2 +
    0.006 * (every - 1) +
    0.012 * site +
    difficulty;
  return Math.min(0.995, Math.max(0, 0.92 - loss + 0.012 * nearlyNormal(random)));
}

/** How hard a case is; some are very. */
export const difficultyOf = (random: Random): number =>
  random() < 0.05 ? between(random, 0.1, 0.6) : Math.abs(0.03 * nearlyNormal(random));
