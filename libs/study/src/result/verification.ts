import { failureClass, type Verification } from '@atrium/contracts';
import { caseRuns, provenance, results, type Queryable } from '@atrium/db';
import { ConflictError } from '../errors';
import { findRun } from '../run/find';
import { defineRead } from '../verb/verb';
import { MACHINE_CODES } from './method-codes';

const MOST_LISTED = 1000;
/** Characters of a value: of slices it is a list of numbers. */
const MOST_TEXT = 120;

/**
 * A verification held against the run that it repeats: every number, word and hash but the seconds, exactly.
 * @throws NotFoundError, ConflictError (no verification, or it goes on)
 */
export const showVerification = defineRead(async (db, id: string): Promise<Verification> => {
  const run = await findRun(db, id);
  const { rerunOfId: verifies } = run;
  if (run.mode !== 'verify' || verifies === null)
    throw new ConflictError(
      `Run ${id} verifies no other. "atrium verify RUN" makes one that does.`,
    );
  if (run.state !== 'finished')
    throw new ConflictError(`Run ${id} is ${run.state}: it says nothing until it has finished.`);
  const [[counted], found, { not_computed, reasons }] = await Promise.all([
    provenance.countEqualRows(db, verifies, id, MACHINE_CODES),
    provenance.listDifferences(db, verifies, id, MACHINE_CODES, MOST_LISTED),
    readNotComputed(db, id),
  ]);
  return {
    run_id: id,
    verifies,
    rows: counted.rows,
    equal_rows: counted.equal,
    differences: found.map(({ total: _total, before, now, ...one }) => ({
      ...one,
      before: cut(before),
      now: cut(now),
    })),
    differences_total: found[0]?.total ?? 0,
    not_computed,
    reasons,
  };
});

const cut = (text: string): string =>
  text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}...` : text;

/** What the machine failed, and what is still pending: it says nothing of the run that is verified. */
async function readNotComputed(db: Queryable, id: string) {
  const [failures, work] = await Promise.all([
    results.listFailures(db, id),
    caseRuns.countCaseRuns(db, id),
  ]);
  const ofMachine = failures.filter(({ code }) => failureClass(code) === 'infrastructure');
  const pending = work.filter(({ state }) => state === 'pending' || state === 'running');
  return {
    not_computed:
      ofMachine.reduce((sum, { rows }) => sum + rows, 0) +
      pending.reduce((sum, { count }) => sum + count, 0),
    reasons: ofMachine.map(({ site, code, example_case, example }) =>
      [site, code, example_case, example].join(': '),
    ),
  };
}
