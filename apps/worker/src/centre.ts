import {
  workerBindingsSchema,
  type CaseProgress,
  type IntakeConclusion,
  type IntakeProgress,
  type WorkerBindings,
  type WorkerHello,
} from '@atrium/contracts';

const HELLO_TIMEOUT_MS = 5_000;
const PROGRESS_TIMEOUT_MS = 2_000;
const DELIVERY_TIMEOUT_MS = 45_000;

/** The centre answered, and not with success. */
export class CentreRefusal extends Error {
  constructor(readonly status: number) {
    super(`the centre answered ${status}`);
    this.name = 'CentreRefusal';
  }

  /** Whether asking again can help: a broken centre, a token that was renewed, too many at once. */
  get passing(): boolean {
    return this.status >= 500 || [401, 403, 408, 429].includes(this.status);
  }
}

/** The centre's API as a site's worker sees it. Every call has a timeout. */
export class Centre {
  /** @param secret this machine's */
  constructor(
    private readonly url: string,
    private readonly secret: string,
  ) {}

  /** Announces this worker; gives the sites that it is bound to. */
  async hello(hello: WorkerHello): Promise<WorkerBindings> {
    const body = JSON.stringify(hello);
    const answer = await this.post('/worker/hello', this.secret, body, HELLO_TIMEOUT_MS);
    return workerBindingsSchema.parse(await answer.json());
  }

  async progress(token: string, progress: CaseProgress): Promise<void> {
    await this.post('/site/progress', token, JSON.stringify(progress), PROGRESS_TIMEOUT_MS);
  }

  /** An intake's sites may not exist yet: this machine speaks for them. */
  async intakeProgress(progress: IntakeProgress): Promise<void> {
    const body = JSON.stringify(progress);
    await this.post('/worker/intakes/progress', this.secret, body, PROGRESS_TIMEOUT_MS);
  }

  async concludeIntake(conclusion: IntakeConclusion): Promise<void> {
    const body = JSON.stringify(conclusion);
    await this.post('/worker/intakes/summary', this.secret, body, DELIVERY_TIMEOUT_MS);
  }

  /** Delivers result.json, as it lies in the store. */
  async deliver(token: string, site: string, resultJson: string): Promise<void> {
    const body = `{"site":${JSON.stringify(site)},"result":${resultJson}}`;
    await this.post('/site/deliveries', token, body, DELIVERY_TIMEOUT_MS);
  }

  private async post(path: string, token: string, body: string, timeout: number) {
    const answer = await fetch(new URL(path, this.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(timeout),
    });
    if (answer.ok) return answer;
    await answer.body?.cancel();
    throw new CentreRefusal(answer.status);
  }
}
