import { setTimeout as sleep } from 'node:timers/promises';
import {
  intakePageSchema,
  manifestCheckSchema,
  registerResponseSchema,
  takenCheckSchema,
  takenIntakeSchema,
} from '@atrium/contracts';
import type { SiteModels } from '@atrium/routers';
import {
  ConflictError,
  NotFoundError,
  UnavailableError,
  findGateway,
  findLocalGateway,
  findWorkerGateway,
  type IntakeGateway,
  type SiteGateways,
  type Study,
} from '@atrium/study';
import { Agent, fetch, type Response } from 'undici';
import { z } from 'zod';

/** fetch gives up by itself after five minutes without a header; our own timeouts decide instead. */
const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 });

/** A worker announces itself every 2 s. */
const WAIT_FOR_GATEWAY_MS = 20_000;
/** Reading and hashing a whole cohort. */
const REGISTER_TIMEOUT_MS = 3_600_000;
const REQUEST_TIMEOUT_MS = 60_000;
/** Somebody looks at an empty frame meanwhile; reading the largest scan takes a few seconds. */
const VIEW_TIMEOUT_MS = 15_000;

/** This machine, whose worker may have no site yet. */
const HERE = 'here';
type Place = { readonly site: string } | { readonly worker: string } | typeof HERE;

function nameOf(place: Place): string {
  if (place === HERE) return 'The worker of this machine';
  return 'site' in place ? `The worker of site ${place.site}` : 'The worker that holds this source';
}

const refusalSchema = z.object({ error: z.string() });

/** How a gateway says no; undefined where it says nothing. */
export const refusalOf = async (response: Response): Promise<string | undefined> =>
  refusalSchema.safeParse(await response.json().catch(() => null)).data?.error;

const startedSchema = z.object({ worker: z.uuid() });

const verificationSchema = z.object({
  provider: z.string(),
  models: z.array(z.object({ id: z.string(), version: z.string(), sha256: z.string() })),
  refused: z.array(z.object({ id: z.string(), message: z.string() })),
});

/** The way to the gateways of the sites' workers: HTTP with the machine's secret. What passes through is not logged. */
export class HttpGateways implements SiteGateways {
  constructor(
    private readonly study: Study,
    private readonly secret: string,
  ) {}

  register: SiteGateways['register'] = async (request) =>
    registerResponseSchema.parse(
      await this.post(request, '/register', request, REGISTER_TIMEOUT_MS),
    );

  adopt: SiteGateways['adopt'] = async (site, from, to) => {
    await this.post({ site }, '/adopt', { site, from, to }, REQUEST_TIMEOUT_MS);
  };

  startCheck: SiteGateways['startCheck'] = async (check) => {
    await this.post(HERE, '/checks/start', check, REQUEST_TIMEOUT_MS);
  };

  readCheck: SiteGateways['readCheck'] = async (query) =>
    manifestCheckSchema.parse(await this.post(HERE, '/checks/read', query, REQUEST_TIMEOUT_MS));

  takeCheck: SiteGateways['takeCheck'] = async (id, cohortId) =>
    takenCheckSchema.parse(
      await this.post(HERE, '/checks/take', { id, cohortId }, REGISTER_TIMEOUT_MS),
    );

  startIntake: SiteGateways['startIntake'] = async (intake) =>
    startedSchema.parse(await this.post(HERE, '/intakes', intake, REQUEST_TIMEOUT_MS)).worker;

  intakes = (worker: string): IntakeGateway => ({
    read: async (query) =>
      intakePageSchema.parse(
        await this.post({ worker }, '/intakes/read', query, REQUEST_TIMEOUT_MS),
      ),
    take: async (id, leave_out) =>
      takenIntakeSchema.parse(
        await this.post({ worker }, '/intakes/take', { id, leave_out }, REGISTER_TIMEOUT_MS),
      ),
    keep: async (id, leave_out, cohortId) => {
      const kept = { id, leave_out, cohortId };
      await this.post({ worker }, '/intakes/keep', kept, REGISTER_TIMEOUT_MS);
    },
    remove: async (id) => {
      await this.post({ worker }, '/intakes/remove', { id }, REQUEST_TIMEOUT_MS);
    },
  });

  verifyModels = async (site: string): Promise<SiteModels> =>
    verificationSchema.parse(await this.post({ site }, '/models/verify', {}, REQUEST_TIMEOUT_MS));

  /** A file of the site's store, as the gateway streams it. */
  async artifact(site: string, address: string): Promise<Response> {
    const gateway = await this.locateNow(site);
    const url = `${gateway}/artifact?${new URLSearchParams({ site, address })}`;
    return this.reach({ site }, url, { timeout: REQUEST_TIMEOUT_MS });
  }

  /** What the gateway shows of a case. Whoever looks does not wait for a worker that is away. */
  async view(site: string, path: string, body: object): Promise<Response> {
    const gateway = await this.locateNow(site);
    return this.reach({ site }, `${gateway}${path}`, { body, timeout: VIEW_TIMEOUT_MS });
  }

  private async post(place: Place, path: string, body: unknown, timeout: number): Promise<unknown> {
    const gateway = await this.locate(place);
    const response = await this.reach(place, `${gateway}${path}`, { body, timeout });
    if (response.ok) return response.json();
    const sentence = await refusalOf(response);
    if (response.status === 404 && sentence) throw new NotFoundError(sentence);
    if (response.status === 409 && sentence) throw new ConflictError(sentence);
    throw new UnavailableError(`${nameOf(place)} answered ${response.status} to ${path}.`);
  }

  /** A GET, or a POST of a body. */
  private async reach(
    place: Place,
    url: string,
    { body, timeout }: { body?: unknown; timeout: number },
  ): Promise<Response> {
    const json = { 'content-type': 'application/json' };
    try {
      return await fetch(url, {
        headers: { ...this.headers(), ...(body !== undefined && json) },
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeout),
        dispatcher,
      });
    } catch (error) {
      throw new UnavailableError(`${nameOf(place)} does not answer.`, { cause: error });
    }
  }

  private headers() {
    return { authorization: `Bearer ${this.secret}` };
  }

  /** A gateway, waiting a little for a worker that is about to announce itself. */
  private async locate(place: Place): Promise<string> {
    const deadline = Date.now() + WAIT_FOR_GATEWAY_MS;
    for (;;) {
      const gateway = await this.find(place);
      if (gateway) return gateway;
      if (Date.now() > deadline) throw offline(place);
      await sleep(200);
    }
  }

  private async find(place: Place): Promise<string | null> {
    if (place === HERE) return findLocalGateway(this.study, undefined);
    if ('worker' in place) return findWorkerGateway(this.study, place.worker);
    return findGateway(this.study, place.site);
  }

  private async locateNow(site: string): Promise<string> {
    const gateway = await findGateway(this.study, site);
    if (!gateway) throw offline({ site });
    return gateway;
  }
}

const offline = (place: Place): UnavailableError =>
  new UnavailableError(`${nameOf(place)} is not online. Start it, then try again.`);
