import { sortedValues, type GroupsAnalysis } from '@atrium/contracts';
import { quantileSorted, sorted } from '@atrium/statistics';

const MOST_NUMBERS = 6;
const MOST_GROUPS = 12;
const OTHERS = 'other values';

/** How a covariate cuts cases into groups. */
export interface CovariateGroups {
  readonly madeOf: GroupsAnalysis['made_of'];
  /** In order. */
  readonly labels: readonly string[];
  /** The group of a value; an empty value has none. */
  readonly groupOf: (value: string) => string;
}

/** A group a value; numbers of which there are many are cut at their quartiles, texts keep the most frequent. */
export function covariateGroups(values: readonly string[]): CovariateGroups {
  const given = values.filter((value) => value !== '');
  const distinct = sortedValues([...new Set(given)]);
  const areNumbers = distinct.every((value) => Number.isFinite(Number(value)));
  if (areNumbers && distinct.length > MOST_NUMBERS) return quartiles(given.map(Number));
  if (distinct.length <= MOST_GROUPS)
    return { madeOf: 'values', labels: distinct, groupOf: (value) => value };
  return mostFrequent(given, distinct);
}

function quartiles(numbers: readonly number[]): CovariateGroups {
  const ascending = sorted(numbers);
  // Of many equal numbers some quartiles coincide: fewer groups then.
  const cuts = [...new Set([0.25, 0.5, 0.75].map((p) => quantileSorted(ascending, p)))].filter(
    (cut) => cut < ascending[ascending.length - 1],
  );
  const show = shortest(cuts);
  const labels = [...cuts, Infinity].map((cut, i) => labelOf(cuts[i - 1], cut, show));
  const groupOf = (value: string): string => {
    const place = cuts.findIndex((cut) => Number(value) <= cut);
    return labels[place < 0 ? labels.length - 1 : place];
  };
  return { madeOf: 'quartiles', labels, groupOf };
}

/** To four digits where that tells the cuts apart and changes no whole number; else as they are. */
function shortest(cuts: readonly number[]): (value: number) => string {
  const short = (value: number): string => String(Number(value.toPrecision(4)));
  const isTrue = cuts.every((cut) => !Number.isInteger(cut) || Number(short(cut)) === cut);
  return isTrue && new Set(cuts.map(short)).size === cuts.length ? short : String;
}

function labelOf(
  above: number | undefined,
  upTo: number,
  short: (value: number) => string,
): string {
  if (above === undefined) return `up to ${short(upTo)}`;
  return upTo === Infinity ? `above ${short(above)}` : `${short(above)} to ${short(upTo)}`;
}

function mostFrequent(given: readonly string[], distinct: readonly string[]): CovariateGroups {
  const counts = new Map<string, number>();
  for (const value of given) counts.set(value, (counts.get(value) ?? 0) + 1);
  const kept = new Set(
    [...distinct]
      .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
      .slice(0, MOST_GROUPS - 1),
  );
  return {
    madeOf: 'frequent',
    labels: [...distinct.filter((value) => kept.has(value)), OTHERS],
    groupOf: (value) => (kept.has(value) ? value : OTHERS),
  };
}
