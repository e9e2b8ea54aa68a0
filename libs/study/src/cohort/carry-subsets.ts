import { subsetDefinitionSchema } from '@atrium/contracts';
import { cohortSubsets, type Queryable } from '@atrium/db';
import { createSubset } from './add-subset';

/**
 * Gives a new version of a cohort the subsets of the one before: each definition is resolved anew, so that a rule takes what meets
 * it now, and a list what of it is still there. One of which nothing is left does not come along.
 * @returns how many came along, and the names of those that did not
 */
export async function carrySubsets(
  tx: Queryable,
  from: string,
  to: string,
): Promise<{ readonly carried: number; readonly dropped: readonly string[] }> {
  const before = await cohortSubsets.listSubsets(tx, from);
  const dropped: string[] = [];
  for (const { name, definition } of before) {
    const subset = { cohortId: to, name, definition: subsetDefinitionSchema.parse(definition) };
    const cases = await createSubset(tx, { ...subset, isCarried: true });
    if (cases === 0) dropped.push(name);
  }
  return { carried: before.length - dropped.length, dropped };
}
