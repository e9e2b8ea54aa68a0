import { CancellationScope, condition, isCancellation } from '@temporalio/workflow';
import type { PauseRequest } from '../signals';
import { startsOver } from '../start-over';

/** Lets cases through while the run is not paused, and stops running ones when a pause asks for it. */
export class Gate {
  private readonly running = new Set<CancellationScope>();
  private stopping = false;

  constructor(private closed: boolean) {}

  get isClosed(): boolean {
    return this.closed;
  }

  /** Closed, and nothing runs any more. */
  get isDrained(): boolean {
    return this.closed && this.running.size === 0;
  }

  close({ stopRunning }: PauseRequest): void {
    this.closed = true;
    if (!stopRunning) return;
    this.stopping = true;
    for (const scope of this.running) scope.cancel();
  }

  open(): void {
    this.closed = false;
    this.stopping = false;
  }

  /** Runs `work` when the gate is open; work that gave its place back, or that a pause stopped, starts over while it is. */
  async pass(work: () => Promise<void>): Promise<void> {
    for (;;) {
      await condition(() => !this.closed);
      if (await this.finishes(work)) return;
    }
  }

  private async finishes(work: () => Promise<void>): Promise<boolean> {
    const outer = CancellationScope.current();
    const scope = new CancellationScope();
    this.running.add(scope);
    try {
      await scope.run(work);
      return true;
    } catch (error) {
      const stoppedByPause = isCancellation(error) && this.stopping && !outer.consideredCancelled;
      if (!stoppedByPause && !startsOver(error)) throw error;
      return false;
    } finally {
      this.running.delete(scope);
    }
  }
}
