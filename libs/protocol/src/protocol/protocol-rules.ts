import type { ProtocolYaml, StrategyYaml } from '@atrium/contracts';
import { armIds } from '../arms/expand';
import { canonicalJson } from '../hash';
import { targetOf } from '../settings';
import { show, type Finding } from './finding';

/**
 * One rule over the parts of a protocol that have the right form; a part that has not is undefined, and of `strategies`
 * those are left out that have not (`allStrategies` is then false). A rule says nothing of what it cannot know.
 */
export type ProtocolRule = (parts: ProtocolParts) => Finding[];

/** What a file says, as far as it can be read. */
export interface ProtocolParts {
  readonly target: ProtocolYaml['target'] | undefined;
  readonly masks: ProtocolYaml['masks'];
  readonly metrics: ProtocolYaml['metrics'];
  readonly analysis: ProtocolYaml['analysis'];
  readonly strategies: readonly StrategyYaml[];
  readonly allStrategies: boolean;
  readonly whole: ProtocolYaml | undefined;
}

/** A protocol travels in the payloads of the workflow engine, which hold 32 kB of ours at most. */
export const MAX_PROTOCOL_BYTES = 30_000;

/** More arms than any study compares; keeps an unwilling cross product from filling the memory. */
export const MAX_ARMS = 10_000;

/** Rules between the parts of a protocol, in the order in which they are checked. */
export const PROTOCOL_RULES: readonly ProtocolRule[] = [
  function targetNotIgnored({ target }) {
    if (!target) return [];
    const { labels, ignore } = targetOf(target);
    const both = ignore.filter((label) => labels.includes(label));
    if (both.length === 0) return [];
    return [
      {
        path: ['target', 'ignore'],
        message: `found ${both.join(', ')} in both label and ignore; expected it in one.`,
      },
    ];
  },
  function armsCountable({ strategies }) {
    const arms = totalArms(strategies);
    if (arms <= MAX_ARMS) return [];
    return [
      {
        path: [],
        key: 'strategies',
        message: `found ${arms} arms over all sweeps and repetitions; expected at most ${MAX_ARMS}.`,
      },
    ];
  },
  function fitsPayload({ whole }) {
    if (!whole) return [];
    const bytes = new TextEncoder().encode(canonicalJson(whole)).length;
    if (bytes <= MAX_PROTOCOL_BYTES) return [];
    return [
      {
        path: [],
        message: `found a protocol of ${bytes} bytes as JSON; expected at most ${MAX_PROTOCOL_BYTES}, because it travels in every payload of the workflow engine.`,
      },
    ];
  },
  function masksNameArms({ masks, strategies, allStrategies }) {
    if (!Array.isArray(masks) || !allStrategies || totalArms(strategies) > MAX_ARMS) return [];
    const ids = strategies.flatMap(armIds);
    const known = new Set(ids);
    return masks.flatMap((mask, i) =>
      known.has(mask)
        ? []
        : [
            {
              path: ['masks', i],
              message: `unknown arm ${show(mask)}; expected one of: ${some(ids)}.`,
            },
          ],
    );
  },
];

/** Ids of strategies: each once, and not apart by case alone. Checked even where other values are wrong. */
export function strategyIdsOnce(ids: readonly (string | undefined)[]): Finding[] {
  return ids.flatMap((id, i) => {
    if (id === undefined) return [];
    const first = ids.findIndex((other) => other?.toLowerCase() === id.toLowerCase());
    if (first === i) return [];
    const message =
      ids[first] === id
        ? `strategy ${show(id)} stands twice; expected each id once.`
        : `strategy ${show(id)} differs from ${show(ids[first])} only in case; expected ids that differ.`;
    return [{ path: ['strategies', i, 'id'], message }];
  });
}

export const totalArms = (strategies: readonly StrategyYaml[]): number =>
  strategies.reduce((sum, strategy) => sum + armCount(strategy), 0);

function armCount({ sweep = {}, prompt }: StrategyYaml): number {
  const { marginPx, marginMm, scale, offset } = sweep;
  const axes = [marginPx ?? marginMm, scale, offset?.x, offset?.y];
  const points = axes.reduce((product, axis) => product * (axis?.length ?? 1), 1);
  return points * (prompt.jitter?.repetitions ?? 1) * ((prompt.rounds ?? 0) + 1);
}

/** Ids as they stand in a message, a dozen at most. */
export const some = (ids: readonly string[]): string =>
  ids.length <= 12 ? ids.join(', ') : `${ids.slice(0, 12).join(', ')}, ... (${ids.length} arms)`;
