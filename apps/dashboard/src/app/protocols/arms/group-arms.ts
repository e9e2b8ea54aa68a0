import type { Arm, ProtocolYaml, StrategyYaml } from '@atrium/contracts';
import { expandArms } from '@atrium/protocol';
import { z } from 'zod';

/** The arms of one strategy, and what they have in common. */
export const strategyArmsSchema = z.object({
  strategy: z.string(),
  model: z.string(),
  kind: z.string(),
  source: z.enum(['reference', 'automatic', 'none']),
  z_range: z.enum(['full', 'reference']),
  /** What is the same for all its arms, in words. */
  fixed: z.array(z.string()),
  /** What is swept, and over which values. */
  swept: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  /** Ids, in the protocol's order. */
  arms: z.array(z.string()),
});
export type StrategyArms = z.infer<typeof strategyArmsSchema>;

/** Every arm that a protocol makes, by its strategy. */
export function groupArms(protocol: ProtocolYaml): StrategyArms[] {
  const arms = expandArms(protocol);
  // Strategies follow one another in the list of arms, so that one pass cuts it.
  let from = 0;
  return protocol.strategies.map((strategy) => {
    const next = arms.findIndex((arm, i) => i >= from && arm.strategy !== strategy.id);
    const own = arms.slice(from, next < 0 ? undefined : next);
    from += own.length;
    return describe(strategy, own);
  });
}

function describe(strategy: StrategyYaml, arms: readonly Arm[]): StrategyArms {
  const [{ prompt, model }] = arms;
  return {
    strategy: strategy.id,
    model,
    kind: prompt.kind,
    source: prompt.source,
    z_range: prompt.zRange,
    fixed: fixedOf(strategy),
    swept: sweptOf(strategy),
    arms: arms.map(({ id }) => id),
  };
}

function fixedOf({ prompt }: StrategyYaml): string[] {
  const { marginPx, marginMm, scale, offset, every, keySlice, keySlices, stop } = prompt;
  const index = typeof keySlice === 'object' ? `slice ${keySlice.index}` : keySlice;
  return [
    marginPx !== undefined && `margin ${marginPx} px`,
    marginMm !== undefined && `margin ${marginMm} mm`,
    scale !== undefined && `scale ${scale}`,
    offset && `offset ${offset.x}, ${offset.y} ${offset.unit}`,
    every !== undefined && `a box every ${every} slices`,
    index !== undefined && `key slice: ${index}`,
    keySlices !== undefined && `${keySlices} key slices`,
    stop && `stops below score ${stop.objectScore}`,
  ].filter((part) => typeof part === 'string');
}

function sweptOf({ sweep = {}, prompt: { jitter, rounds } }: StrategyYaml): StrategyArms['swept'] {
  const { marginPx, marginMm, scale, offset } = sweep;
  const axes: readonly (readonly [string, readonly (number | string)[] | undefined])[] = [
    ['margin, px', marginPx],
    ['margin, mm', marginMm],
    ['scale', scale],
    [`offset x, ${offset?.unit}`, offset?.x],
    [`offset y, ${offset?.unit}`, offset?.y],
    ['jitter', jitter && [`${jitter.repetitions} draws of up to ${jitter.amount} ${jitter.unit}`]],
    ['rounds', rounds === undefined ? undefined : [`0 to ${rounds}`]],
  ];
  return axes.flatMap(([name, values]) => (values ? [{ name, values: values.map(String) }] : []));
}
