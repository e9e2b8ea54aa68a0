import path from 'node:path';
import type { AnalysisAnswer } from '@atrium/contracts';
import type { PreparedQuestion } from '@atrium/study/analysis';
import { Piscina } from 'piscina';

const IDLE_MS = 60_000;

/**
 * Computes statistics in a thread of its own, one question at a time: seconds in which workflows, commands and other activities
 * go on. It ends when nothing was asked for a minute.
 */
export class AnalysisThread {
  private readonly pool = new Piscina({
    filename: path.join(__dirname, 'compute.js'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
  });

  /** @param signal ends the thread in the middle of its work */
  async compute(prepared: PreparedQuestion, signal: AbortSignal): Promise<AnalysisAnswer> {
    const answer: AnalysisAnswer = await this.pool.run(prepared, { signal });
    return answer;
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}
