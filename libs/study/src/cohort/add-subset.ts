import { addSubsetInputSchema, type CohortSubset, type SubsetDefinition } from '@atrium/contracts';
import { cohorts, cohortSubsets, locks, type Queryable } from '@atrium/db';
import { ConflictError, NotFoundError } from '../errors';
import { canonicalJson } from '../hash';
import { defineVerb } from '../verb/verb';
import { refuseUnknown } from './subset-rules';
import { readSubsets } from './subsets';

/**
 * Gives cases of a cohort's version a name. What it means is resolved now and never again: a name that the version has is refused,
 * unless it is asked for with the same definition, which gives the subset that is there.
 * @throws NotFoundError (cohort), ConflictError (the name is taken, or a case, column or value that the version does not have)
 */
export const addSubset = defineVerb({
  name: 'cohort.add-subset',
  input: addSubsetInputSchema,
  async run({ tx, note }, { cohort_id, name, definition }): Promise<CohortSubset> {
    await locks.lockVersions(tx, 'subset');
    const cohort = await cohorts.findCohort(tx, cohort_id);
    if (!cohort) throw new NotFoundError(`No cohort has the id ${cohort_id}.`);
    const again = await findTaken(tx, cohort_id, name, definition);
    if (!again) {
      await refuseUnknown(tx, cohort_id, definition);
      await createSubset(tx, { cohortId: cohort_id, name, definition, isCarried: false });
    }
    const subset = (await readSubsets(tx, cohort_id)).find((one) => one.name === name);
    if (!subset) throw new Error(`subset ${name} is not there after it was written`);
    const of = `${cohort.name} v${cohort.version}`;
    note({ subject: cohort_id, detail: { name, cohort: of, cases: subset.cases, again } });
    return subset;
  },
});

/** Writes a subset with the cases that its definition means. @returns how many; of none, none is written */
export async function createSubset(
  tx: Queryable,
  subset: cohortSubsets.NewSubset,
): Promise<number> {
  const { cohortId, definition } = subset;
  const cases = await cohortSubsets.countDefined(tx, cohortId, definition);
  if (cases === 0) return 0;
  const { id } = await cohortSubsets.createSubset(tx, subset);
  return cohortSubsets.fillSubset(tx, { id, cohortId }, definition);
}

/** Whether the version has this very subset. @throws ConflictError where its name is another's, or differs from one in case only */
async function findTaken(
  tx: Queryable,
  cohortId: string,
  name: string,
  definition: SubsetDefinition,
): Promise<boolean> {
  const taken = (await cohortSubsets.listSubsets(tx, cohortId)).find(
    (one) => one.name.toLowerCase() === name.toLowerCase(),
  );
  if (!taken) return false;
  const isSame =
    taken.name === name && canonicalJson(taken.definition) === canonicalJson(definition);
  if (isSame) return true;
  throw new ConflictError(
    `This version has a subset called ${taken.name}, which stays as it is: runs name it. Choose another name.`,
  );
}
