import type { IntakePhase } from '@atrium/contracts';
import type { IntakeAttempt } from '@atrium/workflows';
import type { Machine } from '../machine';

const INTERVAL_MS = 1_000;

/** Tells the centre how far an intake is, at most once a second, and Temporal that its worker lives. */
export class IntakeProgressReporter {
  private latest: { phase: IntakePhase; done: number; total: number } = {
    phase: 'waiting',
    done: 0,
    total: 0,
  };
  private told = JSON.stringify(this.latest);
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly attempt: IntakeAttempt,
    private readonly machine: Pick<Machine, 'centre' | 'log'>,
    beat: () => void,
  ) {
    this.timer = setInterval(() => {
      beat();
      void this.tell();
    }, INTERVAL_MS);
    beat();
  }

  readonly report = (phase: IntakePhase, done: number, total: number): void => {
    this.latest = { phase, done, total };
  };

  /** Says the last word, unless it was said. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.tell();
  }

  private async tell(): Promise<void> {
    const { id, attempt } = this.attempt;
    const text = JSON.stringify(this.latest);
    if (text === this.told) return;
    this.told = text;
    try {
      await this.machine.centre.intakeProgress({ id, attempt, ...this.latest });
    } catch {
      // Progress is for the eye: the next word comes in a second.
      this.machine.log.debug({ intake: id }, 'progress not told');
    }
  }
}
