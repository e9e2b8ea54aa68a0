import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { StackFailure } from '../failure';
import { identify, type ProcessIdentity } from '../process-identity';

/** How a service is started, probed and stopped. */
export interface ProcessSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly logFile: string;
  /** What asks it to stop in good order; Postgres wants SIGINT. */
  readonly stopSignal: NodeJS.Signals;
  readonly isReady: () => Promise<boolean>;
  readonly readyTimeoutMs: number;
  /** Ends what a death leaves behind that would keep the next process from starting. */
  readonly cleanUp?: () => Promise<void>;
}

export interface ProcessEvents {
  /** Its process is another one now, or none. */
  onChange(name: string, identity: ProcessIdentity | null): void;
  /** It died more often than is borne. */
  onGiveUp(name: string): void;
  onRestart(name: string, deaths: number): void;
}

/** At most 5 restarts in 10 minutes; the sixth death ends the stack. */
const MAX_DEATHS = 5;
const WINDOW_MS = 10 * 60 * 1000;
/** The wait before the first restart; each further one waits twice as long, so that what a part stands on has time to come back. */
const RESTART_MS = 200;
const GRACE_MS = 8000;
const PROBE_MS = 100;

/** A service in a process group of its own, restarted on the same port when it dies. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private stopping = false;
  private deaths: number[] = [];

  constructor(
    private readonly spec: ProcessSpec,
    private readonly events: ProcessEvents,
  ) {}

  get name(): string {
    return this.spec.name;
  }

  /** Starts it and waits until it is ready. @throws StackFailure when it is not ready in time or has given up */
  async start(): Promise<void> {
    this.launch();
    const deadline = Date.now() + this.spec.readyTimeoutMs;
    while (!(await this.spec.isReady().catch(() => false))) {
      if (this.stopping)
        throw new StackFailure(`${this.spec.name} was stopped before it was ready.`);
      if (Date.now() > deadline) {
        throw new StackFailure(
          `${this.spec.name} was not ready within ${this.spec.readyTimeoutMs / 1000} s. Its log: ${this.spec.logFile}`,
        );
      }
      await sleep(PROBE_MS);
    }
  }

  /** Asks its group to stop, kills it after a grace. */
  async stop(): Promise<void> {
    this.stopping = true;
    const { child } = this;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    signalGroup(child.pid, this.spec.stopSignal);
    const killer = setTimeout(() => signalGroup(child.pid ?? 0, 'SIGKILL'), GRACE_MS);
    await exited;
    clearTimeout(killer);
    // What its group still holds (case processes, backends) has no parent any more.
    signalGroup(child.pid, 'SIGKILL');
  }

  private launch(): void {
    const { command, args, env, cwd, uid, gid, logFile, name } = this.spec;
    const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
    const child = spawn(command, args, {
      env,
      cwd,
      uid,
      gid,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    // A disk that is full costs a part its log, not its life: what nobody reads would hold it up.
    log.on('error', () => [child.stdout, child.stderr].forEach((said) => said.resume()));
    this.child = child;
    child.once('error', () => this.died());
    child.once('exit', () => this.died());
    // Later than its end: what it has started (a backend of Postgres) may still speak.
    child.once('close', () => log.end());
    this.events.onChange(name, child.pid ? identify(child.pid) : null);
  }

  private died(): void {
    const { name } = this.spec;
    if (this.child?.pid) signalGroup(this.child.pid, 'SIGKILL');
    this.events.onChange(name, null);
    if (this.stopping) return;
    const now = Date.now();
    this.deaths = [...this.deaths.filter((at) => now - at < WINDOW_MS), now];
    if (this.deaths.length > MAX_DEATHS) {
      this.stopping = true;
      this.events.onGiveUp(name);
      return;
    }
    this.events.onRestart(name, this.deaths.length);
    void this.relaunch();
  }

  private async relaunch(): Promise<void> {
    await sleep(RESTART_MS * 2 ** (this.deaths.length - 1));
    await this.spec.cleanUp?.();
    if (!this.stopping) this.launch();
  }
}

/** Signals a process group that may have gone. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    if (pid > 1) process.kill(-pid, signal);
  } catch (error) {
    if (!isNativeError(error) || !('code' in error) || error.code !== 'ESRCH') throw error;
  }
}
