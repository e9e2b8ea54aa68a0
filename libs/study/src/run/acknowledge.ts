import { runIdSchema } from '@atrium/contracts';
import { caseRuns, runs, type Queryable } from '@atrium/db';
import { z } from 'zod';
import { request } from '../analysis/ask';
import { defineVerb } from '../verb/verb';

const siteState = z.enum(['running', 'paused', 'finished', 'cancelled']);

/** A site's workflow says where it is; the run's state follows from its sites'. */
export const setSiteState = defineVerb({
  name: 'run.site-state',
  input: z.object({ runId: runIdSchema, site: z.string(), state: siteState }),
  async run({ tx, now, note }, { runId, site, state }) {
    await runs.lockRun(tx, runId);
    await runs.changeRunSite(tx, runId, site, state);
    if (state === 'paused') await caseRuns.stopRunning(tx, runId, site);
    await followSites(tx, runId, now);
    note({ subject: runId, site, detail: { state } });
  },
});

/** Paused when every site that is not done is paused; running as soon as one runs. */
async function followSites(tx: Queryable, runId: string, now: Date): Promise<void> {
  const run = await runs.findRun(tx, runId);
  if (!run || run.state === 'finished' || run.state === 'cancelled') return;
  const open = run.sites.map(({ state }) => state).filter((state) => state !== 'finished');
  const paused = open.length > 0 && open.every((state) => state === 'paused');
  await runs.changeRun(tx, runId, {
    state: paused ? 'paused' : 'running',
    ...(run.startedAt === null && { startedAt: now }),
  });
}

/** The run's workflow has ended. Work that a cancel stopped stays pending, without rows. */
export const finishRun = defineVerb({
  name: 'run.finish',
  input: z.object({
    runId: runIdSchema,
    attempt: z.int(),
    outcome: z.enum(['finished', 'cancelled']),
  }),
  async run({ tx, now, note }, { runId, outcome }) {
    await runs.lockRun(tx, runId);
    if (outcome === 'cancelled') {
      await caseRuns.stopRunning(tx, runId);
      await runs.cancelOpenSites(tx, runId);
    }
    await runs.changeRun(tx, runId, { state: outcome, endedAt: now });
    await request(tx, runId, { kind: 'run' }, now);
    note({ subject: runId, detail: { outcome } });
  },
});
