import type { RunCommandKind } from '@atrium/contracts';
import { commands } from '@atrium/db';
import { defineRead, type Study } from '../verb/verb';

/** A command as the relay delivers it. */
export interface OutboxCommand {
  readonly id: bigint;
  readonly runId: string;
  readonly kind: RunCommandKind;
  readonly attempt: number;
  readonly stopRunning: boolean;
}

const KINDS: readonly string[] = [
  'start',
  'pause',
  'resume',
  'cancel',
  'retry-failed',
] satisfies RunCommandKind[];

const isKind = (kind: string): kind is RunCommandKind => KINDS.includes(kind);

/** What is still to deliver, oldest first. */
export const listUndelivered = defineRead(async (db, _input: void): Promise<OutboxCommand[]> =>
  (await commands.listUndelivered(db)).flatMap(({ id, runId, kind, attempt, stopRunning }) =>
    isKind(kind) ? [{ id, runId, kind, attempt, stopRunning }] : [],
  ),
);

/** The relay's own bookkeeping: what a command did is audited by the verb that wrote it. */
export async function markDelivered(study: Study, id: bigint): Promise<void> {
  await commands.markDelivered(study.db, id, study.now());
}

export async function noteDeliveryError(study: Study, id: bigint, message: string): Promise<void> {
  await commands.noteDeliveryError(study.db, id, message);
}
