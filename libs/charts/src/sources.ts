import type { SummaryRow } from '@atrium/contracts';

export type PromptSource = SummaryRow['prompt_source'];

/** Prompts of different sources answer different questions: they stand apart in every chart. */
export const SOURCES: readonly { readonly source: PromptSource; readonly title: string }[] = [
  { source: 'reference', title: 'Oracle: prompts drawn from the reference' },
  { source: 'automatic', title: 'Automatic prompts' },
  { source: 'none', title: 'No prompt' },
];

/** In a few words, beside an arm's name. */
export const SOURCE_NAMES: Readonly<Record<PromptSource, string>> = {
  reference: 'prompts from the reference',
  automatic: 'automatic prompts',
  none: 'no prompt',
};
