/** A case gives its place in the queue back: its run is to pause. */
export class CaseHeld extends Error {
  constructor(readonly runId: string) {
    super(`run ${runId} is to pause: the case had not started`);
    this.name = 'CaseHeld';
  }
}

/** The runs that are to pause, as the centre said last. Cases that wait then stop waiting; those that run finish. */
export class Holds {
  private readonly waiting = new Map<AbortController, string>();

  /**
   * Runs `wait` with a signal that is aborted, its reason {@link CaseHeld}, when the run is to pause. A case that begins
   * to wait right after a resume is not taken for one of before: only what the centre says from now on counts.
   */
  async during<T>(runId: string, wait: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.waiting.set(controller, runId);
    try {
      return await wait(controller.signal);
    } finally {
      this.waiting.delete(controller);
    }
  }

  /** What the centre says now. */
  update(held: readonly string[]): void {
    for (const [controller, runId] of this.waiting)
      if (held.includes(runId)) controller.abort(new CaseHeld(runId));
  }
}
