import { workerHelloSchema, type WorkerBindings, type WorkerHello } from '@atrium/contracts';
import { models, sites, workers } from '@atrium/db';
import { listHeldRuns } from '../run/asked';
import { defineVerb } from '../verb/verb';
import { mintToken } from './token';

/** A worker that came back comes back under the port that it had, or as another one. */
const FORGET_MS = 7 * 24 * 3_600_000;

/**
 * A local worker says that it is there: every site of this machine is bound to it.
 * @returns a verb; its answer holds the sites with their tokens
 */
export const helloFromWorker = (secret: string) =>
  defineVerb({
    name: 'site.hello',
    input: workerHelloSchema,
    audited: false,
    async run({ tx, now }, hello): Promise<WorkerBindings> {
      const known = await sites.listSites(tx);
      await models.ensureModelBundles(tx, hello.models);
      await workers.recordWorker(tx, workerRow(hello), now);
      await workers.forgetWorkers(tx, new Date(now.getTime() - FORGET_MS));
      await sites.recordPresence(
        tx,
        known.map(({ id }) => id),
        {
          gateway: hello.gateway,
          provider: hello.provider,
          workerVersion: hello.version,
          models: hello.models,
          refused: hello.refused,
        },
        now,
      );
      return {
        sites: known.map(({ id }) => ({ site: id, token: mintToken(secret, id) })),
        held_runs: await listHeldRuns(tx),
      };
    },
  });

const workerRow = ({ sites: _served, worker, free_disk_mb, ...said }: WorkerHello) => ({
  ...said,
  workerId: worker ?? null,
  freeDiskMb: free_disk_mb ?? null,
});
