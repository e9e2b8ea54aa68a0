import type { CaseProgress, EvaluateCaseInput } from '@atrium/contracts';
import type { Machine, Site } from '../machine';
import type { ReportProgress } from './run-case';

const INTERVAL_MS = 1_000;

/** Tells the centre where a case is, at most once a second; a phase that has changed is told before the rest. */
export class ProgressReporter {
  private latest: Parameters<ReportProgress>[0] = { phase: 'waiting', slice: 0, slices: 0 };
  private told = '';
  private failed = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly input: EvaluateCaseInput,
    private readonly site: Site,
    private readonly machine: Pick<Machine, 'centre' | 'log'>,
    /** Which try of the activity this is, from 1. */
    private readonly tries: number,
  ) {
    this.timer = setInterval(() => void this.tell(), INTERVAL_MS);
  }

  readonly report: ReportProgress = (progress) => {
    this.latest = progress;
  };

  get current(): Parameters<ReportProgress>[0] {
    return this.latest;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** This try has ended, and another one follows. */
  async retry(reason: string): Promise<void> {
    this.stop();
    this.latest = { phase: 'retrying', slice: 0, slices: 0 };
    await this.tell(reason);
  }

  private async tell(reason: string | null = null): Promise<void> {
    const { runId, caseId, model, attempt } = this.input;
    const { phase, slice, slices } = this.latest;
    const progress: CaseProgress = {
      run_id: runId,
      site: this.site.id,
      case_id: caseId,
      model,
      phase,
      slice,
      slices,
      attempt,
      tries: this.tries,
      reason,
    };
    const text = JSON.stringify(progress);
    if (text === this.told) return;
    this.told = text;
    try {
      await this.machine.centre.progress(this.site.token(), progress);
      this.failed = false;
    } catch (error) {
      // Progress is for the eye; the result is delivered by an activity that retries.
      const level = this.failed ? 'debug' : 'warn';
      this.failed = true;
      this.machine.log[level](
        { run: runId, case: caseId, kind: nameOf(error) },
        'progress not told',
      );
    }
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
