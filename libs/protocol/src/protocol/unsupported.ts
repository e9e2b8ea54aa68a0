import type { ProtocolYaml } from '@atrium/contracts';

/**
 * What a valid protocol asks for and this version does not run yet: a sentence a strategy. Empty when all of it runs.
 * A run with such a strategy is refused before anything starts.
 */
export const unsupportedStrategies = ({ strategies }: ProtocolYaml): string[] =>
  strategies
    .filter(({ prompt }) => prompt.source === 'automatic')
    .map(({ id }) => `strategy ${id}: source automatic is not run by this version of Atrium.`);
