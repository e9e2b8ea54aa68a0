import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Piscina } from 'piscina';
import { describeError } from '../../log';
import type { InspectAnswer, InspectTask } from './messages';

/** Cases that are looked through at once, of all intakes together: each holds its scan in memory. */
export const INSPECTORS = 2;
const IDLE_MS = 60_000;
/**
 * Megabytes that a thread holds before all of its memory is searched for what can go. V8 begins with less where little of it lives on:
 * the voxels of every second case then cost a search, a quarter of a case's processor time. The option is of heaps made from now on.
 */
const UNTIL_FULL_COLLECTION_MB = 128;

/**
 * Looks through cases in threads of their own: reading and measuring a scan takes a second, and heartbeats, the viewer and other
 * activities go on. They end when nothing was asked for a minute.
 */
export class Inspectors {
  private readonly pool: Piscina;

  /** @param execArgv Node's options of the threads; the process's own by default */
  constructor(threads = INSPECTORS, execArgv: readonly string[] = process.execArgv) {
    setFlagsFromString(`--initial-old-space-size=${UNTIL_FULL_COLLECTION_MB}`);
    this.pool = new Piscina({
      filename: path.join(__dirname, `inspect${path.extname(__filename)}`),
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: IDLE_MS,
      execArgv: [...execArgv],
    });
  }

  /** @param signal ends the thread in the middle of its work. @throws where it did */
  async inspect(task: InspectTask, signal?: AbortSignal): Promise<InspectAnswer> {
    try {
      const answer: InspectAnswer = await this.pool.run(task, signal && { signal });
      return answer;
    } catch (error) {
      if (signal?.aborted) throw error;
      // The thread ended by itself: a scan that its memory does not hold costs its case.
      return { kind: 'failure', details: describeError(error) };
    }
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}
