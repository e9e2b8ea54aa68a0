import type { Arm, PromptYaml, ProtocolYaml, StrategyYaml } from '@atrium/contracts';
import { resolvePrompt } from './prompt';
import { sweepPoints } from './sweep';

/**
 * Every arm of a protocol, in protocol order: strategies as written, then the sweep's cross product (margin outermost,
 * scale, x, y), then the jitter's repetitions, then the rounds. Ids and defaults as CONTRACTS section 2 has them.
 */
export function expandArms(protocol: ProtocolYaml): Arm[] {
  const kept = keepsMask(protocol.masks ?? 'all');
  return protocol.strategies.flatMap((strategy) =>
    expandStrategy(strategy, strategy.postprocess ?? protocol.postprocess ?? []).map((arm) => ({
      ...arm,
      keepMask: kept(arm.id),
    })),
  );
}

/** A strategy's arms in protocol order, as far as it alone says. */
export const armsOf = (strategy: StrategyYaml): Pick<Arm, 'id' | 'strategy' | 'prompt'>[] =>
  expandStrategy(strategy, []);

/** The ids of a strategy's arms, in protocol order. */
export const armIds = (strategy: StrategyYaml): string[] => armsOf(strategy).map(({ id }) => id);

type Bare = Omit<Arm, 'keepMask'>;

function expandStrategy(strategy: StrategyYaml, postprocess: Arm['postprocess']): Bare[] {
  const base = resolvePrompt(strategy.prompt);
  return sweepPoints(strategy.sweep).flatMap(({ suffix, set }) =>
    repetitions(strategy.prompt).flatMap(({ repetition, suffix: noise }) =>
      rounds(strategy.prompt).map(({ rounds: done, suffix: round }) => ({
        id: strategy.id + suffix + noise + round,
        strategy: strategy.id,
        model: strategy.model,
        repetition,
        prompt: { ...base, ...set, ...(done > 0 && { rounds: done }) },
        postprocess,
      })),
    ),
  );
}

const count = (n: number) => Array.from({ length: n }, (_, i) => i);

function repetitions({ jitter }: PromptYaml) {
  if (!jitter) return [{ repetition: 1, suffix: '' }];
  return count(jitter.repetitions).map((i) => ({ repetition: i + 1, suffix: `~r${i + 1}` }));
}

/** `rounds: n` gives an arm for the state before any round (`~i0`) and one after each. */
function rounds({ rounds: n }: PromptYaml) {
  if (n === undefined) return [{ rounds: 0, suffix: '' }];
  return count(n + 1).map((i) => ({ rounds: i, suffix: `~i${i}` }));
}

function keepsMask(masks: NonNullable<ProtocolYaml['masks']>): (arm: string) => boolean {
  if (masks === 'all') return () => true;
  if (masks === 'none') return () => false;
  const named = new Set(masks);
  return (arm) => named.has(arm);
}
