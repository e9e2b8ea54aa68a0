import type { ModelSummary } from '@atrium/contracts';
import type { Queryable } from '../client';

/** What a worker says of itself. */
export interface WorkerRow {
  /** Of its machine; null of one of before intakes. */
  readonly workerId: string | null;
  readonly gateway: string;
  readonly provider: string;
  readonly version: string;
  readonly models: readonly ModelSummary[];
  readonly refused: readonly { readonly id: string; readonly message: string }[];
  readonly freeDiskMb: number | null;
}

/** Notes a worker's hello, now. */
export async function recordWorker(db: Queryable, worker: WorkerRow, at: Date): Promise<void> {
  const { gateway } = worker;
  const said = {
    ...worker,
    models: [...worker.models],
    refused: [...worker.refused],
    lastSeenAt: at,
  };
  await db.worker.upsert({ where: { gateway }, create: said, update: said });
}

/** Forgets workers that were not heard of since: each start may take another port. */
export const forgetWorkers = (db: Queryable, before: Date) =>
  db.worker.deleteMany({ where: { lastSeenAt: { lt: before } } });

/** Every worker, the one heard of last first. */
export const listWorkers = (db: Queryable) =>
  db.worker.findMany({ orderBy: { lastSeenAt: 'desc' }, take: 100 });

/** Where a machine's worker was heard of last. */
export const findWorker = (db: Queryable, workerId: string) =>
  db.worker.findFirst({ where: { workerId }, orderBy: { lastSeenAt: 'desc' } });
