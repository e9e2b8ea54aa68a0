import { protocolYamlSchema, siteTaskQueue } from '@atrium/contracts';
import { caseRuns, runs } from '@atrium/db';
import type { PendingPage, RunOutline } from '@atrium/workflows';
import { NotFoundError } from '../errors';
import { defineRead } from '../verb/verb';

/** What a run's workflow needs to know of it: the sites that have something to do, models and protocol. */
export const outlineRun = defineRead(async (db, runId: string): Promise<RunOutline> => {
  const run = await runs.findRun(db, runId);
  if (!run) throw new NotFoundError(`No run has the id ${runId}.`);
  return {
    cohortId: run.cohortId,
    sites: run.sites
      .filter(({ state }) => state !== 'finished')
      .map(({ siteId }) => ({ site: siteId, taskQueue: siteTaskQueue(siteId) })),
    models: run.models.map(({ bundle }) => ({ id: bundle.bundleId, sha256: bundle.sha256 })),
    protocol: protocolYamlSchema.parse(run.protocol.body),
    reuse: run.mode === 'reuse',
  };
});

export interface PendingQuery {
  readonly runId: string;
  readonly site: string;
  readonly cursor: number;
  readonly limit: number;
}

/** A page of a site's pending work after `cursor`; a case's models are never on two pages. */
export const listPending = defineRead(
  async (db, { runId, site, cursor, limit }: PendingQuery): Promise<PendingPage> => {
    const found = await caseRuns.listPending(db, runId, site, cursor, limit);
    const items = found.map(({ model, case: { caseId, position } }) => ({
      caseId,
      model,
      position,
    }));
    if (items.length < limit) return { items, next: null };
    const last = items[items.length - 1].position;
    const whole = items.filter(({ position }) => position < last);
    return whole.length > 0
      ? { items: whole, next: whole[whole.length - 1].position }
      : { items, next: last };
  },
);
