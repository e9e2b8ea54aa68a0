import { type ChildProcessByStdio, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { PYTHON } from '../env';

/** A script beside this file that does its work for each line it gets, and answers with the milliseconds that it took. */
export class TimedPython {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly answers: AsyncIterator<string>;

  /** @param needs what the error says when the script cannot run */
  constructor(
    script: string,
    args: readonly string[],
    private readonly needs: string,
    stderr: 'inherit' | 'ignore' = 'inherit',
  ) {
    this.child = spawn(PYTHON, ['-W', 'ignore', path.join(__dirname, script), ...args], {
      stdio: ['pipe', 'pipe', stderr],
    });
    this.child.on('error', (error) => {
      console.error(`${PYTHON}: ${error.message}`);
      process.exitCode = 1;
    });
    this.child.stdin.on('error', () => undefined);
    this.answers = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async time(line = ''): Promise<number> {
    this.child.stdin.write(`${line}\n`);
    const { value, done } = await this.answers.next();
    if (done) throw new Error(`set ATRIUM_PYTHON to a Python with ${this.needs}`);
    return Number(value);
  }

  stop(): void {
    this.child.stdin.end();
  }
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
