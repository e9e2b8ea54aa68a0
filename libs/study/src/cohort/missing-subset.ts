import { cohortSubsets, type Queryable } from '@atrium/db';

interface Version {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** Why a version of a cohort cannot be cut to a subset, in words; null where it can, or where none is named. */
export async function missingSubset(
  db: Queryable,
  cohort: Version,
  name: string | undefined,
): Promise<string | null> {
  if (name === undefined) return null;
  const known = (await cohortSubsets.listSubsets(db, cohort.id)).map((one) => one.name);
  if (known.includes(name)) return null;
  const others = known.length > 0 ? `It has: ${known.join(', ')}.` : 'It has none.';
  return `Cohort ${cohort.name} v${cohort.version} has no subset called ${name}. ${others}`;
}
