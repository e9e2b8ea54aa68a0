import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { CaseReceipt } from '@atrium/contracts';
import { CaseFault } from '../fault';
import type { Logger } from '../log';
import { caseMessageSchema, type CaseJob, type CaseProgressMessage } from './messages';

/** When a case process is given up. */
export interface CaseProcessOptions {
  /** Seconds without a message after which it counts as stalled. */
  readonly stallSeconds: number;
  /** Cases after which it is replaced: memory of native sessions creeps. */
  readonly maxCases: number;
  /** Resident bytes after a case beyond which it is replaced. */
  readonly maxRssBytes: number;
  /** Node's options of the child; the parent's own by default. */
  readonly execArgv?: readonly string[];
}

export interface CaseRun {
  readonly onProgress: (progress: CaseProgressMessage) => void;
  readonly signal: AbortSignal;
}

/** One inference slot: a child process that is started when it is needed, kept warm, and replaced when it went wrong. */
export class CaseProcess {
  private child: ChildProcess | null = null;
  private cases = 0;

  constructor(
    private readonly options: CaseProcessOptions,
    private readonly log: Logger,
  ) {}

  /**
   * Evaluates a case; one at a time.
   *
   * @throws CaseFault CASE_STALLED, CASE_PROCESS_DIED or what the process reports; the signal's reason, once it is
   *   aborted and the process is killed
   */
  async run(job: CaseJob, run: CaseRun): Promise<CaseReceipt> {
    run.signal.throwIfAborted();
    const child = this.child ?? this.start();
    try {
      const { receipt, rssBytes } = await this.converse(child, job, run);
      this.cases++;
      const worn = this.cases >= this.options.maxCases || rssBytes > this.options.maxRssBytes;
      if (worn) this.kill();
      return receipt;
    } catch (error) {
      // A reported fault leaves the process as it was; after a stall, a crash or a cancel nobody knows its state.
      if (!(error instanceof CaseFault) || REPLACED.has(error.code)) this.kill();
      throw error;
    }
  }

  /** Ends the process, whatever it does. */
  kill(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
    this.cases = 0;
  }

  /** Id of the running process, for diagnosis. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  private start(): ChildProcess {
    const entry = path.join(__dirname, `child${path.extname(__filename)}`);
    const { execArgv = process.execArgv } = this.options;
    const child = fork(entry, { execArgv: [...execArgv], stdio: ['ignore', 2, 2, 'ipc'] });
    this.log.debug({ pid: child.pid }, 'case process started');
    // An idle process that ends (out of memory, by hand) is replaced at the next case.
    child.once('exit', () => {
      if (this.child === child) this.kill();
    });
    this.child = child;
    return child;
  }

  /** Sends the job and follows what the child says until it is done. */
  private converse(
    child: ChildProcess,
    job: CaseJob,
    { onProgress, signal }: CaseRun,
  ): Promise<{ receipt: CaseReceipt; rssBytes: number }> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timeout);
        signal.removeEventListener('abort', aborted);
        child.off('exit', exited).off('message', said);
        act();
      };
      const refuse = (reason: unknown) => settle(() => reject(reason));
      const { stallSeconds } = this.options;
      const timeout = setTimeout(() => refuse(stall(stallSeconds)), stallSeconds * 1000);
      const aborted = () => refuse(signal.reason);
      const exited = (code: number | null, by: string | null) => refuse(death(code, by));
      const said = (raw: unknown) => {
        timeout.refresh();
        const message = caseMessageSchema.parse(raw);
        if (message.kind === 'progress') return onProgress(message);
        if (message.kind === 'done') return settle(() => resolve(message));
        this.log.error({ case: job.caseId, run: job.runId, ...message }, 'case process failed');
        refuse(new CaseFault(message.code, message.message));
      };
      signal.addEventListener('abort', aborted, { once: true });
      child.on('exit', exited).on('message', said);
      child.send(job, (error) => error && refuse(death(null, null)));
    });
  }
}

const REPLACED = new Set<string>(['CASE_STALLED', 'CASE_PROCESS_DIED', 'INTERNAL']);

const stall = (seconds: number): CaseFault =>
  new CaseFault(
    'CASE_STALLED',
    `no slice finished within ${seconds} s; the case process was replaced`,
  );

const death = (code: number | null, signal: string | null): CaseFault =>
  new CaseFault(
    'CASE_PROCESS_DIED',
    `the case process ended in mid-work (${signal ? `signal ${signal}` : `exit code ${code ?? 'unknown'}`})`,
  );
