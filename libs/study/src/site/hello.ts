import { workerHelloSchema, type WorkerBindings } from '@atrium/contracts';
import { models, sites } from '@atrium/db';
import { defineVerb } from '../verb/verb';
import { mintToken } from './token';

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
      return { sites: known.map(({ id }) => ({ site: id, token: mintToken(secret, id) })) };
    },
  });
