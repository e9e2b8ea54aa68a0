import type { RunDetail } from '@atrium/contracts';
import { Presets, SingleBar } from 'cli-progress';
import type { Io } from '../command';

/** Shows how far a run is. */
export interface Progress {
  update(run: RunDetail): void;
  say(sentence: string): void;
  stop(): void;
}

/** A bar on a terminal, a line at each step elsewhere. */
export const createProgress = (io: Io, isTerminal: boolean): Progress =>
  isTerminal ? new BarProgress(io) : new LineProgress(io);

const done = (run: RunDetail): number =>
  run.site_views.reduce((sum, { work }) => sum + work.completed + work.failed + work.excluded, 0);

const all = (run: RunDetail): number =>
  run.site_views.reduce((sum, { work }) => sum + Object.values(work).reduce((a, b) => a + b, 0), 0);

function describeRunning(run: RunDetail): string {
  const first = run.running[0];
  if (!first) return '';
  const slice = first.slices
    ? ` ${first.phase} ${first.slice}/${first.slices}`
    : ` ${first.phase ?? ''}`;
  return `${first.site}/${first.case_id}${slice}`;
}

class BarProgress implements Progress {
  private readonly bar = new SingleBar(
    {
      format: '{state} [{bar}] {value}/{total} cases {failed} {now}',
      stream: process.stderr,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  private started = false;

  constructor(private readonly io: Io) {}

  update(run: RunDetail): void {
    const payload = {
      state: run.state,
      failed: run.counts.failed > 0 ? `${run.counts.failed} arms failed` : '',
      now: describeRunning(run),
    };
    if (this.started) this.bar.setTotal(all(run));
    else this.bar.start(all(run), done(run), payload);
    this.started = true;
    this.bar.update(done(run), payload);
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

class LineProgress implements Progress {
  private last = '';

  constructor(private readonly io: Io) {}

  update(run: RunDetail): void {
    const failed = run.counts.failed > 0 ? `, ${run.counts.failed} arms failed` : '';
    const line = `${run.state}: ${done(run)} of ${all(run)} cases done${failed}`;
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
