import type { SubsetDefinition, SubsetDiff } from './api';
import { counted } from './counted';

/** What a subset is resolved from, in words: "site is A or B, and fibrosis_grade is 3". */
export const definitionWords = (definition: SubsetDefinition): string =>
  definition.kind === 'cases'
    ? counted(definition.cases.length, 'listed case')
    : definition.where
        .map(({ column, values }) => `${column} is ${values.map(valueWords).join(' or ')}`)
        .join(', and ');

const valueWords = (value: string): string => (value === '' ? 'empty' : value);

/** What became of a subset from one version to another, in words. */
export function subsetDiffWords({ before, now, added, removed }: SubsetDiff): string {
  if (now === null) return `not there; it had ${counted(before ?? 0, 'case')}`;
  if (before === null) return `${counted(now, 'case')}; not there before`;
  if (added === 0 && removed === 0) return `${counted(now, 'case')}, the same`;
  return `${counted(now, 'case')} instead of ${before}: ${added} added, ${removed} left out`;
}
