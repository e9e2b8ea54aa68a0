import {
  endIntake,
  listIntakesToMove,
  listRequestedAnalyses,
  listUndelivered,
  markAnalysisRunning,
  markDelivered,
  markIntakeRunning,
  noteDeliveryError,
  type IntakeToMove,
  type Study,
} from '@atrium/study';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { deliver, startAnalysis, startIntake, stopIntake } from './deliver';

const POLL_MS = 2000;
const DELIVERY_TIMEOUT_MS = 10_000;

/**
 * Delivers the commands of the outbox to Temporal, in order per run, at least once, and the questions to statistics. It looks when it is woken, and every
 * 2 s besides; a command that cannot be delivered keeps those behind it of the same run waiting, and no other.
 */
export class Relay {
  private stopped = false;
  private wakeUp: () => void = () => undefined;

  constructor(
    private readonly study: Study,
    private readonly client: Client,
    private readonly log: Logger,
  ) {}

  wake(): void {
    this.wakeUp();
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }

  async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.deliverAll();
        await this.startAnalyses();
        await this.moveIntakes();
      } catch (error) {
        this.log.warn(
          { err: error },
          'The outbox cannot be read: Postgres does not answer. Trying again.',
        );
      }
      await this.sleep();
    }
  }

  private async deliverAll(): Promise<void> {
    const held = new Set<string>();
    for (const command of await listUndelivered(this.study)) {
      if (held.has(command.runId)) continue;
      const log = this.log.child({ run: command.runId, command: command.kind });
      try {
        await this.client.withDeadline(Date.now() + DELIVERY_TIMEOUT_MS, () =>
          deliver(this.client, command),
        );
        await markDelivered(this.study, command.id);
        log.info('delivered');
      } catch (error) {
        held.add(command.runId);
        log.warn({ err: error }, 'Temporal did not take the command. Trying again.');
        await noteDeliveryError(
          this.study,
          command.id,
          error instanceof Error ? error.message : String(error),
        );
      }
    }
  }

  /** One that Temporal did not take stays requested, and is tried again with the next look. */
  private async startAnalyses(): Promise<void> {
    for (const one of await listRequestedAnalyses(this.study)) {
      try {
        await this.client.withDeadline(Date.now() + DELIVERY_TIMEOUT_MS, () =>
          startAnalysis(this.client, one),
        );
        await markAnalysisRunning(this.study, one);
      } catch (error) {
        this.log.warn(
          { err: error, run: one.runId },
          'Temporal did not take a question. Trying again.',
        );
      }
    }
  }

  /** One that Temporal did not take stays as it is, and is tried again with the next look. */
  private async moveIntakes(): Promise<void> {
    for (const one of await listIntakesToMove(this.study)) {
      try {
        await this.client.withDeadline(Date.now() + DELIVERY_TIMEOUT_MS, () =>
          this.moveIntake(one),
        );
      } catch (error) {
        this.log.warn(
          { err: error, intake: one.id },
          'Temporal did not take an intake. Trying again.',
        );
      }
    }
  }

  /** An intake that was stopped before it began has no workflow that would say so. */
  private async moveIntake(one: IntakeToMove): Promise<void> {
    if (one.state === 'requested') {
      await startIntake(this.client, one);
      await markIntakeRunning(this.study, one);
    } else if (!(await stopIntake(this.client, one))) {
      await endIntake(this.study, { id: one.id, attempt: one.attempt, outcome: 'stopped' });
    }
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
