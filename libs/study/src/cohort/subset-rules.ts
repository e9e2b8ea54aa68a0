import { namedFirst, type SubsetCondition, type SubsetDefinition } from '@atrium/contracts';
import { cohortSubsets, cohortViews, type Queryable } from '@atrium/db';
import { ConflictError } from '../errors';

/**
 * Refuses what a definition names and a version does not have: a case, a column, a value; and conditions that no case meets together.
 * @throws ConflictError
 */
export async function refuseUnknown(
  tx: Queryable,
  cohortId: string,
  definition: SubsetDefinition,
): Promise<void> {
  if (definition.kind === 'cases') await refuseUnknownCases(tx, cohortId, definition.cases);
  else for (const condition of definition.where) await refuseUnknownValues(tx, cohortId, condition);
  if ((await cohortSubsets.countDefined(tx, cohortId, definition)) === 0)
    throw new ConflictError('No case of the cohort meets all of these conditions.');
}

async function refuseUnknownCases(
  tx: Queryable,
  cohortId: string,
  cases: readonly string[],
): Promise<void> {
  const rows = await cohortViews.findCaseIds(tx, cohortId, cases);
  const known = new Set(rows.map(({ caseId }) => caseId));
  const unknown = cases.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw new ConflictError(`The cohort has no case called ${namedFirst(unknown)}.`);
}

/** A value that no case has is a slip of the pen, not a rule. */
async function refuseUnknownValues(
  tx: Queryable,
  cohortId: string,
  condition: SubsetCondition,
): Promise<void> {
  const { column, values } = condition;
  const rows = await cohortViews.listCovariates(tx, cohortId);
  const known = ['site', ...new Set(rows.map(({ name }) => name))];
  if (!known.includes(column))
    throw new ConflictError(
      `The cohort has no column called ${column}. A subset is by: ${known.join(', ')}.`,
    );
  const found = await cohortSubsets.findValues(tx, cohortId, condition);
  const here = new Set(found.map(({ value }) => value));
  const unknown = values.filter((value) => !here.has(value));
  if (unknown.length > 0)
    throw new ConflictError(`No case of the cohort has ${column}=${namedFirst(unknown)}.`);
}
