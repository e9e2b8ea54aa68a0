import path from 'node:path';
import type { ReportData, ReportFile } from '@atrium/contracts';
import type { Reports } from '@atrium/routers';
import { Piscina } from 'piscina';
import { readVersion } from './version';

const IDLE_MS = 60_000;
const MOST_MS = 120_000;

/** Writes reports in a thread of its own: seconds for the largest runs, in which the API answers others. */
export class ReportThread implements Reports {
  readonly version = readVersion();

  private readonly pool = new Piscina({
    filename: path.join(__dirname, 'build.js'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
  });

  async build(data: ReportData): Promise<ReportFile[]> {
    const signal = AbortSignal.timeout(MOST_MS);
    const files: ReportFile[] = await this.pool.run(data, { signal });
    return files;
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}
