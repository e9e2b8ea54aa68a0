import type { RunCommandKind } from '@atrium/contracts';
import type { Queryable } from '../client';

export const createCommand = (
  db: Queryable,
  command: { runId: string; kind: RunCommandKind; attempt: number; stopRunning?: boolean },
) => db.runCommand.create({ data: command });

/** Commands not yet delivered, oldest first. */
export const listUndelivered = (db: Queryable) =>
  db.runCommand.findMany({ where: { deliveredAt: null }, orderBy: { id: 'asc' }, take: 100 });

/** The newest command of a run. */
export const findNewest = (db: Queryable, runId: string) =>
  db.runCommand.findFirst({ where: { runId }, orderBy: { id: 'desc' } });

/** Runs that have not ended, each with the newest pause or resume that was asked of it. */
export const listSteered = (db: Queryable) =>
  db.run.findMany({
    where: { state: { in: ['requested', 'running', 'paused'] } },
    select: {
      id: true,
      attempt: true,
      commands: {
        where: { kind: { in: ['pause', 'resume'] } },
        orderBy: { id: 'desc' },
        take: 1,
      },
    },
  });

export const markDelivered = (db: Queryable, id: bigint, at: Date) =>
  db.runCommand.update({ where: { id }, data: { deliveredAt: at, lastError: null } });

export const noteDeliveryError = (db: Queryable, id: bigint, lastError: string) =>
  db.runCommand.update({ where: { id }, data: { lastError } });
