import type { Arm } from '@atrium/contracts';

/** In what two arms are not like for like: never pooled, and compared only where it is said (CONTRACTS section 3, sources and z-range). */
export const apartIn = (a: Pick<Arm, 'prompt'>, b: Pick<Arm, 'prompt'>): ('source' | 'zRange')[] =>
  (['source', 'zRange'] as const).filter((key) => a.prompt[key] !== b.prompt[key]);
