import { groupBy, subsetDefinitionSchema, type CohortSubset } from '@atrium/contracts';
import { cohorts, cohortSubsets, type Queryable } from '@atrium/db';
import { NotFoundError } from '../errors';
import { remembered } from '../verb/remembered';
import { defineRead } from '../verb/verb';

/** The subsets of a cohort's version with their cases at each site, by name. @throws NotFoundError */
export const listSubsets = defineRead(async (db, cohortId: string): Promise<CohortSubset[]> => {
  if (!(await cohorts.findCohort(db, cohortId)))
    throw new NotFoundError(`No cohort has the id ${cohortId}. The list of cohorts shows them.`);
  return readSubsets(db, cohortId);
});

export async function readSubsets(db: Queryable, cohortId: string): Promise<CohortSubset[]> {
  const rows = await cohortSubsets.listSubsets(db, cohortId);
  const counted = await readCounts(db, [{ id: cohortId, version: rows.length }], cohortId);
  const bySubset = groupBy(counted, ({ name }) => name);
  return rows.map(({ name, definition, isCarried, createdAt }) => {
    const sites = (bySubset.get(name) ?? []).map(({ site, cases }) => ({ site, cases }));
    return {
      name,
      definition: subsetDefinitionSchema.parse(definition),
      cases: sites.reduce((sum, { cases }) => sum + cases, 0),
      sites,
      is_carried: isCarried,
      created_at: createdAt.toISOString(),
    };
  });
}

/** A subset stays as it was named: what is known of a version's subsets changes with their number alone. */
const readCounts = remembered((db: Queryable, cohortId: string) =>
  cohortSubsets.countSubsetSites(db, cohortId),
);
