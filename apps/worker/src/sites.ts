import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { intakeTaskQueue, siteTaskQueue, type WorkerHello } from '@atrium/contracts';
import type { IntakeActivities, SiteActivities } from '@atrium/workflows';
import { NativeConnection, Worker } from '@temporalio/worker';
import { deliverCase } from './activities/deliver-case';
import { evaluateCase } from './activities/evaluate-case';
import { intakeActivities } from './activities/intake';
import { CentreRefusal } from './centre';
import { describeError } from './log';
import type { Machine, Site } from './machine';

const HELLO_MS = 2_000;
/** More than a site's window of cases, so that deliveries do not wait for inference. */
const CONCURRENT_ACTIVITIES = 16;

/** Intakes that are looked through at once: each holds volumes in memory. */
const CONCURRENT_INTAKES = 2;
/** Among the workers of sites, the one of intakes; no site is called so. */
const INTAKES = ' intakes';

export interface SitesOptions {
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly version: string;
  readonly gateway: string;
}

/** Announces this worker to the centre every 2 s and serves every site that the centre binds it to. */
export class Sites {
  private readonly workers = new Map<string, Worker>();
  private readonly tokens = new Map<string, string>();
  private readonly running = new Set<Promise<void>>();
  private connection: NativeConnection | null = null;
  private bound = false;

  constructor(
    private readonly machine: Machine,
    private readonly options: SitesOptions,
  ) {}

  /** Whether the centre has answered once. */
  get isBound(): boolean {
    return this.bound;
  }

  /** Runs until the machine ends, which cancels the cases in work; the centre or Temporal being away is waited out. */
  async run(): Promise<void> {
    let away: string | null = null;
    while (!this.isEnding) {
      const problem = await this.serveBound();
      if (problem !== away)
        this.machine.log[problem ? 'warn' : 'info'](problem ?? 'centre and Temporal answer');
      away = problem;
      await this.pause();
    }
    for (const worker of this.workers.values()) shutDown(worker);
    await Promise.all(this.running);
    await this.connection?.close();
  }

  private get isEnding(): boolean {
    return this.machine.ending.aborted;
  }

  /** One round; gives what is away, in a sentence. */
  private async serveBound(): Promise<string | null> {
    try {
      const { sites, held_runs } = await this.machine.centre.hello(await this.hello());
      this.machine.holds.update(held_runs);
      for (const { site, token } of sites) this.tokens.set(site, token);
      this.bound = true;
    } catch (error) {
      const status = error instanceof CentreRefusal ? `answers ${error.status}` : 'does not answer';
      return `the centre ${status}; trying again`;
    }
    try {
      if (!this.workers.has(INTAKES) && !this.isEnding) await this.serveIntakes();
      for (const site of this.tokens.keys()) {
        if (!this.workers.has(site) && !this.isEnding) await this.serve(site);
      }
    } catch (error) {
      this.machine.log.debug(describeError(error), 'no Temporal worker');
      return 'Temporal does not answer; trying again';
    }
    return null;
  }

  private async hello(): Promise<WorkerHello> {
    const { provider, models, refused } = this.machine.models.verification;
    const { gateway, version } = this.options;
    return {
      gateway,
      provider,
      version,
      worker: this.machine.workerId,
      sites: [...this.workers.keys()].filter((key) => key !== INTAKES),
      models: [...models],
      refused: [...refused],
      ...(await freeDisk(this.machine.home)),
    };
  }

  private async serve(id: string): Promise<void> {
    const site: Site = { id, token: () => this.tokens.get(id) ?? '' };
    const activities: SiteActivities = {
      evaluateCase: evaluateCase(this.machine, site),
      deliverCase: deliverCase(this.machine, site),
    };
    await this.start(id, siteTaskQueue(id), activities, CONCURRENT_ACTIVITIES);
    this.machine.log.info({ site: id }, 'site served');
  }

  /** Sources whose sites may not exist yet come on a queue of this machine. */
  private serveIntakes(): Promise<void> {
    const queue = intakeTaskQueue(this.machine.workerId);
    return this.start(INTAKES, queue, intakeActivities(this.machine), CONCURRENT_INTAKES);
  }

  private async start(
    key: string,
    taskQueue: string,
    activities: SiteActivities | IntakeActivities,
    most: number,
  ): Promise<void> {
    const { temporalAddress: address, namespace } = this.options;
    this.connection ??= await NativeConnection.connect({ address });
    const worker = await Worker.create({
      connection: this.connection,
      namespace,
      taskQueue,
      activities,
      maxConcurrentActivityTaskExecutions: most,
      // A cancellation arrives with a heartbeat only: pass each on.
      maxHeartbeatThrottleInterval: '2s',
      shutdownGraceTime: '100ms',
    });
    this.workers.set(key, worker);
    const run = this.follow(key, worker).finally(() => this.running.delete(run));
    this.running.add(run);
  }

  /** A worker that ends by itself is started anew with the next hello. */
  private async follow(id: string, worker: Worker): Promise<void> {
    try {
      await worker.run();
    } catch (error) {
      this.machine.log.error(
        { queue: id.trim(), ...describeError(error) },
        'Temporal worker ended',
      );
    } finally {
      this.workers.delete(id);
    }
  }

  /** Until the next hello, or the end. */
  private async pause(): Promise<void> {
    const { ending: signal } = this.machine;
    await sleep(HELLO_MS, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

/** Room where the sites' stores lie, if the system says. */
async function freeDisk(folder: string): Promise<Pick<WorkerHello, 'free_disk_mb'>> {
  const stats = await statfs(folder).catch(() => null);
  return stats ? { free_disk_mb: (stats.bavail * stats.bsize) / 1e6 } : {};
}

function shutDown(worker: Worker): void {
  if (worker.getState() === 'RUNNING') worker.shutdown();
}
