import { workerMessageSchema, type CheckRequest, type CheckResult } from './check';

/** The part of a Worker that a checker needs. */
export interface CheckWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

/**
 * What became of a check: its result; it took too long; a newer text came before it was begun; or the worker could not
 * be loaded or broke.
 */
export type CheckOutcome =
  | { readonly state: 'checked'; readonly result: CheckResult }
  | { readonly state: 'slow' | 'superseded' | 'broken' };

interface Job {
  readonly request: CheckRequest;
  readonly resolve: (outcome: CheckOutcome) => void;
}

/** Longer than any protocol that a person wrote takes by far. */
export const CHECK_TIMEOUT_MS = 5000;

/** Checks one text at a time in a worker; of those that wait, the newest. A worker that takes too long is replaced. */
export class ProtocolChecker {
  private worker: CheckWorker | undefined;
  private isReady = false;
  private running: Job | undefined;
  private waiting: Job | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly start: () => CheckWorker,
    private readonly timeoutMs = CHECK_TIMEOUT_MS,
  ) {}

  check(request: CheckRequest): Promise<CheckOutcome> {
    return new Promise((resolve) => {
      this.waiting?.resolve({ state: 'superseded' });
      this.waiting = { request, resolve };
      this.next();
    });
  }

  /** Ends the worker; what was asked is superseded. */
  dispose(): void {
    this.waiting?.resolve({ state: 'superseded' });
    this.waiting = undefined;
    this.replace({ state: 'superseded' });
  }

  private next(): void {
    if (this.running || !this.waiting) return;
    this.running = this.waiting;
    this.waiting = undefined;
    this.worker ??= this.open();
    this.worker.postMessage(this.running.request);
    this.watch();
  }

  private open(): CheckWorker {
    const worker = this.start();
    worker.addEventListener('message', ({ data }) => this.hear(worker, data));
    worker.addEventListener('error', () => {
      if (worker === this.worker) this.replace({ state: 'broken' });
    });
    return worker;
  }

  private hear(worker: CheckWorker, data: unknown): void {
    if (worker !== this.worker) return;
    const message = workerMessageSchema.parse(data);
    if (message.type === 'checked') this.settle({ state: 'checked', result: message.result });
    else {
      this.isReady = true;
      this.watch();
    }
  }

  /** Loading the worker is the network's time, not the text's. */
  private watch(): void {
    if (this.isReady && this.running)
      this.timer = setTimeout(() => this.replace({ state: 'slow' }), this.timeoutMs);
  }

  private replace(outcome: CheckOutcome): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.isReady = false;
    this.settle(outcome);
  }

  private settle(outcome: CheckOutcome): void {
    clearTimeout(this.timer);
    const done = this.running;
    this.running = undefined;
    done?.resolve(outcome);
    this.next();
  }
}
