import type { PromptYaml, ProtocolYaml } from '@atrium/contracts';

type Prompts = readonly { readonly prompt: Pick<PromptYaml, 'by'> }[];

/** Ids of the models that strategies or arms take their prompts from, in their order. */
export const automaticModels = (strategies: Prompts): string[] => [
  ...new Set(strategies.flatMap(({ prompt: { by } }) => (typeof by === 'string' ? [by] : []))),
];

/** Ids of all models that a protocol needs: those that its strategies run, then those that only prompt them. */
export const modelsNamed = ({ strategies }: Pick<ProtocolYaml, 'strategies'>): string[] => [
  ...new Set([...strategies.map(({ model }) => model), ...automaticModels(strategies)]),
];
