import type { ResultFilter } from '@atrium/contracts';
import { splitLabel } from './split-label';

type Listed = 'sites' | 'strategies' | 'arms' | 'statuses' | 'codes';

/** One filter in force. */
export interface FilterPart {
  readonly of: Listed | 'text' | 'covariate';
  /** What it is called; a covariate by its own name. */
  readonly label: string;
  /** What it lets through, in words. */
  readonly values: readonly string[];
}

const LISTED: readonly (readonly [Listed, string])[] = [
  ['sites', 'Sites'],
  ['strategies', 'Strategies'],
  ['arms', 'Arms'],
  ['statuses', 'Status'],
  ['codes', 'Error code'],
];

/** Every filter that leaves something out. */
export function filterParts(filter: ResultFilter): FilterPart[] {
  const parts: FilterPart[] = [
    ...LISTED.map(([of, label]) => ({ of, label, values: filter[of] })),
    ...Object.entries(filter.covariates).map(([label, values]) => ({
      of: 'covariate' as const,
      label,
      values: values.map(splitLabel),
    })),
    {
      of: 'text',
      label: 'Case or patient',
      values: filter.text === '' ? [] : [`contains "${filter.text}"`],
    },
  ];
  return parts.filter(({ values }) => values.length > 0);
}

/** What a chart does not show of its filter by its rows, in words. */
export function filterSentence(filter: ResultFilter): string {
  const hidden = filterParts(filter).filter(
    ({ of }) => of !== 'sites' && of !== 'strategies' && of !== 'arms',
  );
  if (hidden.length === 0) return '';
  return `Filtered by ${hidden.map(({ of, label, values }) => `${of === 'covariate' ? label : label.toLowerCase()}: ${values.join(', ')}`).join('; ')}.`;
}
