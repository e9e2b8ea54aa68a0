import type { Apart, Arm, StrategyYaml } from '@atrium/contracts';
import { armsOf } from './expand';

/** In what two arms are not like for like: never pooled, and compared only where it is said (CONTRACTS section 3, sources and z-range). */
export const apartIn = (a: Pick<Arm, 'prompt'>, b: Pick<Arm, 'prompt'>): Apart =>
  (['source', 'zRange'] as const).filter((key) => a.prompt[key] !== b.prompt[key]);

/** In what not all of these arms of a protocol are alike: the first one against every other says it. */
export function apartAmong(
  { strategies }: { readonly strategies: readonly StrategyYaml[] },
  ids: readonly string[],
): Apart {
  const all = strategies.flatMap(armsOf);
  const [first, ...others] = ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
  return [...new Set(others.flatMap((other) => apartIn(first, other)))].sort();
}
