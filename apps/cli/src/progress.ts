import { Presets, SingleBar } from 'cli-progress';
import type { Io } from './command';

/** Shows how far something is. */
export interface Progress<T> {
  update(value: T): void;
  say(sentence: string): void;
  stop(): void;
}

/** How far something is, for people. */
export interface Measure {
  readonly state: string;
  readonly done: number;
  readonly total: number;
  /** What went wrong so far; empty for nothing. */
  readonly failed: string;
  /** What is worked on. */
  readonly now: string;
}

/** A bar on a terminal, a line at each step elsewhere. */
export const createProgress = <T>(
  io: Io,
  isTerminal: boolean,
  measure: (value: T) => Measure,
): Progress<T> => (isTerminal ? new BarProgress(io, measure) : new LineProgress(io, measure));

class BarProgress<T> implements Progress<T> {
  private readonly bar = new SingleBar(
    {
      format: '{state} [{bar}] {value}/{total} cases {failed} {now}',
      stream: process.stderr,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  private started = false;

  constructor(
    private readonly io: Io,
    private readonly measure: (value: T) => Measure,
  ) {}

  update(value: T): void {
    const { done, total, ...payload } = this.measure(value);
    if (this.started) this.bar.setTotal(total);
    else this.bar.start(total, done, payload);
    this.started = true;
    this.bar.update(done, payload);
  }

  say(sentence: string): void {
    if (this.started) this.bar.stop();
    this.started = false;
    this.io.err(`${sentence}\n`);
  }

  stop(): void {
    if (this.started) this.bar.stop();
    this.started = false;
  }
}

class LineProgress<T> implements Progress<T> {
  private last = '';

  constructor(
    private readonly io: Io,
    private readonly measure: (value: T) => Measure,
  ) {}

  update(value: T): void {
    const { state, done, total, failed } = this.measure(value);
    const line = `${state}: ${done} of ${total} cases done${failed === '' ? '' : `, ${failed}`}`;
    if (line !== this.last) this.io.err(`${line}\n`);
    this.last = line;
  }

  say(sentence: string): void {
    this.io.err(`${sentence}\n`);
  }

  stop(): void {
    this.last = '';
  }
}
