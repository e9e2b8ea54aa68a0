import {
  NOT_GIVEN,
  type covariateValuesInputSchema,
  type CovariateValues,
} from '@atrium/contracts';
import { cohortViews, type Queryable } from '@atrium/db';
import type { z } from 'zod';
import { findRun } from '../run/find';
import { remembered } from '../verb/remembered';
import { defineRead } from '../verb/verb';

type Input = z.output<typeof covariateValuesInputSchema>;

/** So many are offered at once. */
const MOST = 50;

/** Values of a covariate of a run's cohort that hold a text. Kept without a stamp: a cohort never changes. */
export const searchCovariateValues = defineRead(
  async (db, { run_id, name, text }: Input): Promise<CovariateValues> => {
    const { cohortId } = await findRun(db, run_id);
    return readValues(db, [], { cohortId, name, text });
  },
);

const readValues = remembered(
  async (db: Queryable, { cohortId, name, text }: Omit<Input, 'run_id'> & { cohortId: string }) => {
    // Cases without a value are found by what they are called.
    const empty = NOT_GIVEN.includes(text.toLowerCase());
    const rows = await cohortViews.searchCovariate(db, cohortId, { name, text, empty }, MOST);
    return {
      values: rows.map(({ value, cases }) => ({ value, cases })),
      total: rows[0]?.total ?? 0,
    };
  },
);
