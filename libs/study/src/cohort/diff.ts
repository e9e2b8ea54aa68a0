import {
  absenceSchema,
  type CaseDiff,
  type CohortDiff,
  type diffCohortsInputSchema,
  type SubsetDiff,
} from '@atrium/contracts';
import { cohortDiffs, cohorts, type Queryable } from '@atrium/db';
import { z } from 'zod';
import { NotFoundError } from '../errors';
import { remembered, type Stamp } from '../verb/remembered';
import { defineRead } from '../verb/verb';

type DiffQuery = z.output<typeof diffCohortsInputSchema>;
type DifferentSubset = Awaited<ReturnType<typeof cohortDiffs.countSubsetDifferences>>[number];
type DifferentCase = Awaited<ReturnType<typeof cohortDiffs.listDifferences>>[number];

/** What of two versions is not the same, case by case. @throws NotFoundError */
export const diffCohorts = defineRead(
  async (db, { from, to, offset, limit }: DiffQuery): Promise<CohortDiff> => {
    await refuseUnknown(db, [from, to]);
    const [counts, rows, subsets] = await Promise.all([
      readCounts(db, UNCHANGING, { from, to }),
      readPage(db, UNCHANGING, { from, to, offset, limit }),
      cohortDiffs.countSubsetDifferences(db, from, to),
    ]);
    return { ...counts, rows, subsets: subsets.map(viewSubset) };
  },
);

/** A version never changes; the subsets that are named of it do. Two of a hundred thousand cases take seconds to compare. */
const UNCHANGING: readonly Stamp[] = [];

const readCounts = remembered((db: Queryable, { from, to }: Pick<DiffQuery, 'from' | 'to'>) =>
  cohortDiffs.countDifferences(db, from, to),
);

const readPage = remembered(
  async (db: Queryable, { from, to, offset, limit }: DiffQuery): Promise<CaseDiff[]> =>
    (await cohortDiffs.listDifferences(db, from, to, offset, limit)).map(viewDifference),
);

async function refuseUnknown(db: Queryable, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    if (!(await cohorts.findCohort(db, id)))
      throw new NotFoundError(`No cohort has the id ${id}. The list of cohorts shows them.`);
}

const viewSubset = ({ before, now, ...rest }: DifferentSubset): SubsetDiff => ({
  ...rest,
  before: before || null,
  now: now || null,
});

function viewDifference(row: DifferentCase): CaseDiff {
  const { caseId, site, isAdded, isRemoved, codes, reason } = row;
  const what = isAdded || isRemoved ? [] : whatOf(row);
  const isAnswered = what.every((one) => one === 'checks');
  const both = isAnswered ? 'answered' : 'changed';
  return {
    case_id: caseId,
    site,
    change: isAdded ? 'added' : isRemoved ? 'removed' : both,
    what,
    left_out: codes === null ? null : absenceSchema.parse({ codes, reason }),
  };
}

const whatOf = (row: DifferentCase): string[] => [
  ...(row.image ? ['image'] : []),
  ...(row.reference ? ['reference'] : []),
  ...(row.secondReference ? ['reference_2'] : []),
  ...(row.patient ? ['patient_id'] : []),
  ...(row.movedSite ? ['site'] : []),
  ...(row.checks ? ['checks'] : []),
  ...changedCovariates(row).map((name) => `covariate ${name}`),
];

const covariatesSchema = z.record(z.string(), z.string());

function changedCovariates({ before, after }: DifferentCase): string[] {
  const [old, now] = [covariatesSchema.parse(before), covariatesSchema.parse(after)];
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...names].filter((name) => old[name] !== now[name]).sort();
}
