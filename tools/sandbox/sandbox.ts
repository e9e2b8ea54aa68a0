import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findStack, homePaths, type StackFile } from '@atrium/stack';
import Papa from 'papaparse';

const CHECKOUT = path.resolve(__dirname, '../..');
const CLI = path.join(CHECKOUT, 'apps/cli/dist/main.js');
const TINY = path.join(CHECKOUT, 'libs/models/fixtures/bundles');
const SHUTDOWN_MS = 60_000;
/** Characters of each log that a failed test shows. */
const LAST_WORDS = 1500;

/** What a command printed, and how it ended. */
export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command that runs. */
export interface Running {
  readonly process: ChildProcess;
  readonly finished: Promise<Finished>;
}

/** A process that keeps a stack or a Postgres up. */
interface Keeper {
  end(): void;
  readonly finished: Promise<unknown>;
}

/** An ATRIUM_HOME of its own with the tiny model, and the command line as a user runs it. */
export class Sandbox {
  private keeper: Keeper | undefined;

  private constructor(
    readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async create(env: NodeJS.ProcessEnv = {}): Promise<Sandbox> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-test-'));
    return new Sandbox(folder, { ATRIUM_BUNDLES: TINY, ...env });
  }

  get home(): string {
    return path.join(this.folder, 'home');
  }

  file(...names: string[]): string {
    return path.join(this.folder, ...names);
  }

  async write(name: string, text: string | Uint8Array): Promise<string> {
    const file = this.file(name);
    await writeFile(file, text);
    return file;
  }

  /** A CSV file with a header of the rows' keys. */
  writeRows(name: string, rows: readonly Record<string, string>[]): Promise<string> {
    return this.write(name, Papa.unparse([...rows]));
  }

  start(...args: string[]): Running {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: this.folder,
      env: { ...process.env, ATRIUM_HOME: this.home, ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const finished = new Promise<Finished>((resolve) => {
      child.once('close', (code) => resolve({ code, out, err }));
    });
    return { process: child, finished };
  }

  atrium(...args: string[]): Promise<Finished> {
    return this.start(...args).finished;
  }

  stack(): Promise<StackFile | null> {
    return findStack(this.home);
  }

  /** Keeps the stack up between commands by a lease of the test's own. */
  async keepStack(): Promise<void> {
    const dashboard = this.env['TEST_DASHBOARD'] === '1';
    await this.keep(`
      const stack = await ensureStack({ home, dashboard: ${dashboard}, onStep: console.error });
      if (!stack.ok) throw new Error(stack.issue.message);
      return [stack.value.apiUrl, () => stack.value.release()];`);
  }

  /** Keeps a Postgres up and nothing else. @returns its address */
  keepPostgres(): Promise<string> {
    return this.keep(`
      const { databaseUrl, stop } = await startPostgres(home);
      return [databaseUrl, stop];`);
  }

  /** A process that starts something, prints its address, and stops it once this process asks or has gone. */
  private async keep(start: string): Promise<string> {
    const script = `
      const { ensureStack, startPostgres } = require(${JSON.stringify(path.join(CHECKOUT, 'libs/stack/dist/index.js'))});
      const home = ${JSON.stringify(this.home)};
      (async () => {${start}})().then(([address, stop]) => {
        process.stdout.write(address);
        process.stdin.on('end', () => stop().then(() => process.exit(0))).resume();
      }, (error) => { console.error(error.message); process.exit(4); });`;
    const child = spawn(process.execPath, ['-e', script], {
      env: { ...process.env, ...this.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const finished = new Promise<number | null>((resolve) => child.once('close', resolve));
    this.keeper = { end: () => child.stdin.end(), finished };
    return Promise.race([
      new Promise<string>((resolve) => child.stdout.once('data', (said) => resolve(String(said)))),
      finished.then((code) => Promise.reject(new Error(`Nothing started (${code}): ${err}`))),
    ]);
  }

  /** The state of the stack and the end of each of its logs. */
  async lastWords(): Promise<string> {
    const { stackFile, logs } = homePaths(this.home);
    const files = (await readdir(logs)).map((name) => path.join(logs, name));
    const texts = [stackFile, ...files].map(async (file) => {
      const text = await readFile(file, 'utf8');
      return `--- ${path.basename(file)}\n${text.slice(-LAST_WORDS)}`;
    });
    return (await Promise.all(texts)).join('\n');
  }

  /** Stops the stack and removes everything, Postgres's folder elsewhere included. */
  async dispose(): Promise<void> {
    this.keeper?.end();
    await this.keeper?.finished;
    const deadline = Date.now() + SHUTDOWN_MS;
    while ((await this.stack()) !== null && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 200));
    const elsewhere = await readFile(homePaths(this.home).postgresPathFile, 'utf8').catch(() => '');
    if (elsewhere.trim() !== '') await rm(elsewhere.trim(), { recursive: true, force: true });
    await rm(this.folder, { recursive: true, force: true });
  }
}
