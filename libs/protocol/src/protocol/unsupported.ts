import type { ProtocolYaml } from '@atrium/contracts';

/**
 * What a valid protocol asks for and this version does not run yet: a sentence a strategy. Empty when all of it runs.
 * A run with such a strategy is refused before anything starts.
 */
export const unsupportedStrategies = ({ strategies }: ProtocolYaml): string[] =>
  strategies
    .filter(({ prompt }) => prompt.source === 'automatic' || prompt.rounds !== undefined)
    .map(({ id, prompt }) => {
      const what = prompt.source === 'automatic' ? 'source automatic' : 'rounds';
      return `strategy ${id}: ${what} is not run by this version of Atrium.`;
    });
