import { NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';
import { setTimeout as sleep } from 'node:timers/promises';

/** Connects to Temporal, waiting for it as long as it takes, and saying so. */
export async function connectToTemporal(address: string, log: Logger): Promise<NativeConnection> {
  for (;;) {
    try {
      return await NativeConnection.connect({ address });
    } catch (error) {
      log.warn({ err: error, address }, 'Temporal does not answer. Trying again in a second.');
      await sleep(1000);
    }
  }
}
