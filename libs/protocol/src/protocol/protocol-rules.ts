import type { ProtocolYaml, StrategyYaml } from '@atrium/contracts';
import { expandArms } from '../arms/expand';
import { canonicalJson } from '../hash';
import { settingsOf } from '../settings';
import { show, type Finding } from './finding';

/** One rule over a protocol whose values have the right form. */
export type ProtocolRule = (protocol: ProtocolYaml) => Finding[];

/** A protocol travels in the payloads of the workflow engine, which hold 32 kB of ours at most. */
export const MAX_PROTOCOL_BYTES = 30_000;

/** More arms than any study compares; keeps an unwilling cross product from filling the memory. */
export const MAX_ARMS = 10_000;

/** Rules between the parts of a protocol, in the order in which they are checked. */
export const PROTOCOL_RULES: readonly ProtocolRule[] = [
  function targetNotIgnored(protocol) {
    const { labels, ignore } = settingsOf(protocol).target;
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
    const arms = strategies.reduce((sum, strategy) => sum + armCount(strategy), 0);
    if (arms <= MAX_ARMS) return [];
    return [
      {
        path: [],
        key: 'strategies',
        message: `found ${arms} arms over all sweeps and repetitions; expected at most ${MAX_ARMS}.`,
      },
    ];
  },
  function fitsPayload(protocol) {
    const bytes = new TextEncoder().encode(canonicalJson(protocol)).length;
    if (bytes <= MAX_PROTOCOL_BYTES) return [];
    return [
      {
        path: [],
        message: `found a protocol of ${bytes} bytes as JSON; expected at most ${MAX_PROTOCOL_BYTES}, because it travels in every payload of the workflow engine.`,
      },
    ];
  },
  function masksNameArms(protocol) {
    const { masks, strategies } = protocol;
    const arms = strategies.reduce((sum, strategy) => sum + armCount(strategy), 0);
    if (!Array.isArray(masks) || arms > MAX_ARMS) return [];
    const ids = expandArms(protocol).map(({ id }) => id);
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

function armCount({ sweep = {}, prompt }: StrategyYaml): number {
  const { marginPx, marginMm, scale, offset } = sweep;
  const axes = [marginPx ?? marginMm, scale, offset?.x, offset?.y];
  const points = axes.reduce((product, axis) => product * (axis?.length ?? 1), 1);
  return points * (prompt.jitter?.repetitions ?? 1) * ((prompt.rounds ?? 0) + 1);
}

const some = (ids: readonly string[]): string =>
  ids.length <= 12 ? ids.join(', ') : `${ids.slice(0, 12).join(', ')}, ... (${ids.length} arms)`;
