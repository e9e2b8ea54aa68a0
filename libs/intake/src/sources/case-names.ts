import { groupBy } from '@atrium/contracts';

/** What a case could be called, from the shortest to what no two cases share. */
export interface CaseName {
  /** As people call it; without /. */
  readonly short: string;
  /** Of more parts of its place; without /. */
  readonly joined: string;
  /** No two cases have the same; the short name itself, or with a / in it. */
  readonly whole: string;
}

/** The first name of each case that no other case could be called. */
export function uniqueNames(names: readonly CaseName[]): string[] {
  const shorts = groupBy(names, ({ short }) => short);
  const joins = groupBy(names, ({ joined }) => joined);
  return names.map(({ short, joined, whole }) => {
    if (short !== '' && shorts.get(short)?.length === 1) return short;
    const isAlone = joined !== '' && joins.get(joined)?.length === 1 && !shorts.has(joined);
    return isAlone ? joined : whole;
  });
}
