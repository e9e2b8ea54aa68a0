import {
  intakePhaseSchema,
  intakeSummarySchema,
  readIntakeSchema,
  type IntakePage,
  type IntakeView,
  type ReadIntake,
} from '@atrium/contracts';
import { intakes, workers, type Queryable } from '@atrium/db';
import { authorise } from '../actor/policy';
import type { SiteGateways } from '../cohort/gateways';
import { isOnline } from '../site/view';
import { parseInput } from '../verb/parse-input';
import { defineRead, type Study } from '../verb/verb';
import { findIntake, type IntakeRecord } from './find';

async function onlineWorkers(db: Queryable, now: Date): Promise<ReadonlySet<string | null>> {
  const known = await workers.listWorkers(db);
  return new Set(
    known.flatMap(({ workerId, lastSeenAt }) => (isOnline(lastSeenAt, now) ? [workerId] : [])),
  );
}

const viewOf = (row: IntakeRecord, online: ReadonlySet<string | null>): IntakeView => ({
  id: row.id,
  name: row.name,
  site: row.siteId,
  deidentify: row.deidentify,
  labels: row.labels.length > 0 ? row.labels : null,
  state: row.state,
  attempt: row.attempt,
  online: online.has(row.workerId),
  phase: intakePhaseSchema.parse(row.phase),
  done: row.done,
  total: row.total,
  asked_at: row.askedAt.toISOString(),
  progress_at: row.progressAt?.toISOString() ?? null,
  ended_at: row.endedAt?.toISOString() ?? null,
  summary: intakeSummarySchema.nullable().parse(row.summary),
  cohort_id: row.cohortId,
});

/** How far an intake is. @throws NotFoundError */
export const showIntake = defineRead(async (db, id: string, now): Promise<IntakeView> =>
  viewOf(await findIntake(db, id), await onlineWorkers(db, now)),
);

/** The newest first. */
export const listIntakes = defineRead(async (db, limit: number, now): Promise<IntakeView[]> => {
  const online = await onlineWorkers(db, now);
  return (await intakes.listIntakes(db, limit)).map((row) => viewOf(row, online));
});

const machineOf = defineRead(async (db, id: string) => (await findIntake(db, id)).workerId);

/** What the site shows of an intake: passed on, neither stored nor logged. @throws NotFoundError, UnavailableError */
export async function readIntake(
  study: Study,
  query: ReadIntake,
  gateways: Pick<SiteGateways, 'intakes'>,
): Promise<IntakePage> {
  authorise(study.actor, 'intake.confirm');
  const asked = parseInput('intake.read', readIntakeSchema, query);
  return gateways.intakes(await machineOf(study, asked.id)).read(asked);
}
