import type { Arm } from '@atrium/contracts';
import type { PromptSource } from './sources';

/** What makes arms like for like: where their prompts come from, and how far they know the object to reach. */
export interface Prompting {
  readonly source: PromptSource;
  readonly zRange: Arm['prompt']['zRange'];
}

/** How arms that stand side by side are told apart; all of it is empty where they are like for like. */
export interface Likeness {
  /** Stands behind an arm's name, or beside its point. */
  readonly mark: (arm: Prompting) => string;
  /** What the marks mean. */
  readonly sentence: string;
}

const MARKS: readonly {
  readonly sign: string;
  readonly words: string;
  readonly is: (arm: Prompting) => boolean;
  readonly of: keyof Prompting;
}[] = [
  {
    sign: '†',
    words: 'stops at the labelled range (z-range reference), which the others do not know',
    is: ({ zRange }) => zRange === 'reference',
    of: 'zRange',
  },
  {
    sign: '‡',
    words: 'has automatic prompts',
    is: ({ source }) => source === 'automatic',
    of: 'source',
  },
  { sign: '§', words: 'has no prompt', is: ({ source }) => source === 'none', of: 'source' },
];

/**
 * Marks for arms of different source or z-range (CONTRACTS, section 3): the one place that says what is not like for like.
 * @param shown the arms that stand side by side
 */
export function likenessOf(shown: readonly Prompting[]): Likeness {
  const differs = (of: keyof Prompting): boolean => new Set(shown.map((arm) => arm[of])).size > 1;
  const marks = MARKS.filter(({ of, is }) => differs(of) && shown.some(is));
  const words = marks.map((one) => `${one.sign} ${one.words}`).join('; ');
  return {
    mark: (arm) =>
      marks
        .filter(({ is }) => is(arm))
        .map(({ sign }) => sign)
        .join(''),
    sentence: words === '' ? '' : `Not like for like: an arm with ${words}.`,
  };
}

/** An arm's name with its mark. */
export const marked = (name: string, mark: string): string =>
  mark === '' ? name : `${name} ${mark}`;
