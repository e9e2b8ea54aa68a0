import { migrate } from '@atrium/db';
import { readEnv } from '../env';
import { StackFailure } from '../failure';
import { keepSecret, makeHome, type HomePaths } from '../home';
import { embeddedPostgres, waitForForeign } from '../postgres/service';
import { identify } from '../process-identity';
import { writeStackFile, type StackFile } from '../stack-file';
import { embeddedTemporal } from '../temporal/service';
import { apiService, dashboardService, orchestratorService, workerService } from './services';
import { SupervisedProcess, type ProcessSpec } from './supervised-process';

export interface SupervisorOptions {
  readonly paths: HomePaths;
  readonly dashboard: boolean;
  readonly onStep: (sentence: string) => void;
  /** A part has died for the sixth time; everything has been stopped. */
  readonly onFailure: (failure: StackFailure) => void;
}

/** Starts, watches and stops a stack: Postgres, Temporal and our processes. */
export class Supervisor {
  private readonly processes: SupervisedProcess[] = [];
  private content: StackFile;
  private writing: Promise<void> = Promise.resolve();
  private stopped: Promise<void> | undefined;
  private readonly ending = new AbortController();

  constructor(private readonly options: SupervisorOptions) {
    const self = identify(process.pid);
    if (!self) throw new Error('This process cannot tell when it began.');
    this.content = {
      state: 'starting',
      message: 'starting',
      supervisor: self,
      apiUrl: null,
      dashboardUrl: null,
      databaseUrl: null,
      temporalAddress: null,
      processes: {},
    };
  }

  get addresses(): Pick<StackFile, 'apiUrl' | 'dashboardUrl'> {
    return this.content;
  }

  /** @throws StackFailure when a part does not come up; what had started is then stopped */
  async start(): Promise<void> {
    const { paths, dashboard } = this.options;
    this.refuseIfStopped();
    await makeHome(paths);
    await this.publish({});
    try {
      const secret = await keepSecret(paths.secretFile);
      const [databaseUrl, temporalAddress] = await this.startFoundations();
      const addresses = { databaseUrl, temporalAddress, secret };
      const api = await apiService(paths, addresses);
      await this.startProcess(api.spec);
      await Promise.all([
        this.startProcess(await orchestratorService(paths, addresses)),
        this.startProcess(await workerService(paths, addresses, api.apiUrl)),
        dashboard && this.startDashboard(api.apiUrl),
      ]);
      await this.publish({ state: 'ready', message: 'ready', apiUrl: api.apiUrl });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.stopped ??= this.shutDown('failed', message);
      await this.stopped;
      throw error instanceof StackFailure ? error : new StackFailure(message);
    }
  }

  /** Stops everything that was started, in the reverse order. */
  stop(): Promise<void> {
    this.stopped ??= this.shutDown('stopping', 'stopping');
    return this.stopped;
  }

  /** When one fails the other is not left behind half started: an initdb would outlive this process. */
  private async startFoundations(): Promise<[databaseUrl: string, temporalAddress: string]> {
    const both = [this.startPostgres(), this.startTemporal()] as const;
    try {
      return await Promise.all(both);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.stopped ??= this.shutDown('failed', message);
      await Promise.allSettled(both);
      throw error;
    }
  }

  private async startPostgres(): Promise<string> {
    const foreign = readEnv().DATABASE_URL;
    const databaseUrl = foreign ?? (await this.ownPostgres());
    if (foreign !== undefined) await this.awaitForeignPostgres(foreign);
    const applied = await migrate(databaseUrl);
    if (applied.length > 0)
      this.step(`The database was brought up to date: ${applied.join(', ')}.`);
    await this.publish({ databaseUrl });
    return databaseUrl;
  }

  private async ownPostgres(): Promise<string> {
    const { spec, databaseUrl } = await embeddedPostgres(this.options.paths);
    await this.startProcess(spec);
    return databaseUrl;
  }

  private awaitForeignPostgres(databaseUrl: string): Promise<void> {
    const { hostname, port } = new URL(databaseUrl);
    this.step(`Waiting for the Postgres of DATABASE_URL at ${hostname}:${port || 5432}.`);
    const hint = 'Start it, or unset DATABASE_URL to use the embedded one.';
    const at = { name: 'Postgres', host: hostname, port: Number(port || 5432) };
    return waitForForeign(at, hint, this.ending.signal);
  }

  private async startTemporal(): Promise<string> {
    const foreign = readEnv().TEMPORAL_ADDRESS;
    if (foreign !== undefined) {
      const [host, port] = foreign.split(':');
      this.step(`Waiting for the Temporal of TEMPORAL_ADDRESS at ${foreign}.`);
      const hint = 'Start it, or unset TEMPORAL_ADDRESS to use a local one.';
      const at = { name: 'Temporal', host, port: Number(port ?? 7233) };
      await waitForForeign(at, hint, this.ending.signal);
    }
    const temporalAddress = foreign ?? (await this.ownTemporal());
    await this.publish({ temporalAddress });
    return temporalAddress;
  }

  private async ownTemporal(): Promise<string> {
    const { spec, address } = await embeddedTemporal(
      this.options.paths,
      (line) => this.step(line),
      this.ending.signal,
    );
    await this.startProcess(spec);
    return address;
  }

  private async startDashboard(apiUrl: string): Promise<void> {
    const { spec, dashboardUrl } = await dashboardService(this.options.paths, apiUrl);
    await this.startProcess(spec);
    await this.publish({ dashboardUrl });
  }

  private async startProcess(spec: ProcessSpec): Promise<void> {
    this.refuseIfStopped();
    const began = Date.now();
    const supervised = new SupervisedProcess(spec, {
      onChange: (name, identity) => {
        const { [name]: _previous, ...others } = this.content.processes;
        void this.publish({ processes: identity ? { ...others, [name]: identity } : others });
      },
      onRestart: (name, deaths) =>
        this.step(`${name} ended unexpectedly (${deaths} in 10 minutes): starting it again.`),
      onGiveUp: (name) => void this.giveUp(name, spec.logFile),
    });
    this.processes.push(supervised);
    await supervised.start();
    this.step(`${spec.name} is up (${((Date.now() - began) / 1000).toFixed(1)} s).`);
  }

  private refuseIfStopped(): void {
    if (this.stopped) throw new StackFailure('The stack was stopped while it started.');
  }

  private async giveUp(name: string, logFile: string): Promise<void> {
    const message = `${name} ended six times in 10 minutes. Its log: ${logFile}`;
    this.stopped ??= this.shutDown('failed', message);
    await this.stopped;
    this.options.onFailure(new StackFailure(message));
  }

  private async shutDown(state: 'stopping' | 'failed', message: string): Promise<void> {
    this.ending.abort();
    await this.publish({ state, message });
    const isFoundation = ({ name }: SupervisedProcess) =>
      name === 'postgres' || name === 'temporal';
    // Our processes first, in no order; then what they stand on.
    await Promise.all(this.processes.filter((one) => !isFoundation(one)).map((one) => one.stop()));
    await Promise.all(this.processes.filter(isFoundation).map((one) => one.stop()));
    await this.publish({ state, message, processes: {} });
  }

  private step(sentence: string): void {
    this.options.onStep(sentence);
  }

  private publish(change: Partial<StackFile>): Promise<void> {
    this.content = { ...this.content, ...change };
    const { content } = this;
    this.writing = this.writing.then(() => writeStackFile(this.options.paths.stackFile, content));
    return this.writing;
  }
}
