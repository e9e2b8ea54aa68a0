import {
  absenceSchema,
  type CaseDiff,
  type CohortDiff,
  type diffCohortsInputSchema,
  type SubsetDiff,
} from '@atrium/contracts';
import { cohortDiffs, type Queryable } from '@atrium/db';
import { z } from 'zod';
import { NotFoundError } from '../errors';
import { remembered, type Stamp } from '../verb/remembered';
import { defineRead } from '../verb/verb';

type DiffQuery = z.output<typeof diffCohortsInputSchema>;
type Size = Awaited<ReturnType<typeof cohortDiffs.sizeCohorts>>[number];
type DifferentSubset = Awaited<ReturnType<typeof cohortDiffs.countSubsetDifferences>>[number];
type DifferentCase = Awaited<ReturnType<typeof cohortDiffs.describeDifferences>>[number];

/** What of two versions is not the same, case by case. @throws NotFoundError */
export const diffCohorts = defineRead(
  async (db, { offset, limit, ...asked }: DiffQuery): Promise<CohortDiff> => {
    const [from, to] = [asked.from.toLowerCase(), asked.to.toLowerCase()];
    const sizes = await sizeVersions(db, { from, to });
    const [{ counts }, subsets] = await Promise.all([
      readDifferences(db, UNCHANGING, { from, to }),
      readSubsetDifferences(db, sizes.map(stampSubsets), { from, to }),
    ]);
    const rows = await readPage(db, UNCHANGING, { from, to, offset, limit });
    const same = sizes[1].cases - counts.added - counts.changed - counts.answered;
    return { ...counts, same, rows, subsets };
  },
);

type Pair = Pick<DiffQuery, 'from' | 'to'>;

/** A version never changes; only more subsets of it may be named. */
const UNCHANGING: readonly Stamp[] = [];

/** Pairs of which it is kept what is different; of two that share no case, 8 bytes a case. */
const FEW = 8;

const readDifferences = remembered(
  async (db: Queryable, { from, to }: Pair): Promise<cohortDiffs.Differences> =>
    from === to ? NONE : cohortDiffs.findDifferences(db, from, to),
  FEW,
);

const NONE: cohortDiffs.Differences = {
  counts: { added: 0, removed: 0, changed: 0, answered: 0 },
  a: new Int32Array(),
  b: new Int32Array(),
};

const readPage = remembered(
  async (db: Queryable, { from, to, offset, limit }: DiffQuery): Promise<CaseDiff[]> => {
    const { a, b } = await readDifferences(db, UNCHANGING, { from, to });
    const [ofA, ofB] = [a, b].map((places) => places.subarray(offset, offset + limit));
    const rows = await cohortDiffs.describeDifferences(db, from, to, { a: ofA, b: ofB });
    return rows.map(viewDifference);
  },
);

const readSubsetDifferences = remembered(
  async (db: Queryable, { from, to }: Pair): Promise<SubsetDiff[]> =>
    (await cohortDiffs.countSubsetDifferences(db, from, to)).map(viewSubset),
);

async function sizeVersions(db: Queryable, { from, to }: Pair): Promise<[Size, Size]> {
  const found = await cohortDiffs.sizeCohorts(db, [from, to]);
  const sizeOf = (id: string): Size => {
    const size = found.find((one) => one.id === id);
    if (size) return size;
    throw new NotFoundError(`No cohort has the id ${id}. The list of cohorts shows them.`);
  };
  return [sizeOf(from), sizeOf(to)];
}

const stampSubsets = ({ id, subsets }: Size): Stamp => ({ id, version: subsets });

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
