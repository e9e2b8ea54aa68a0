import { createHash, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { idSchema, registerRequestSchema } from '@atrium/contracts';
import fastify, { type FastifyInstance } from 'fastify';
import { z, ZodError } from 'zod';
import { describeError } from '../log';
import type { Machine } from '../machine';
import { renameIndex } from '../store/cohort-index';
import { artifactFile } from './artifact';
import { checkRoutes } from './checks/routes';
import { intakeRoutes } from './intake-routes';
import { register } from './register';
import type { Viewer } from './viewer/host';
import { viewerRoutes } from './viewer/routes';

/** Rows of a manifest with all their covariates. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024;

/** For whoever supervises this process: they tell nothing. */
const OPEN = new Set(['/health', '/ready']);

const adoptSchema = z.object({ site: idSchema, from: idSchema, to: idSchema });
const artifactSchema = z.object({ site: idSchema, address: z.string() });

/** The site's side of the centre's API: loopback only, for those who know this machine's secret. */
export function createGateway(
  {
    home,
    workerId,
    models,
    roots,
    log,
  }: Pick<Machine, 'home' | 'workerId' | 'models' | 'roots' | 'log'>,
  secret: string,
  isReady: () => boolean,
  viewer: Viewer,
): FastifyInstance {
  const app = fastify({ bodyLimit: BODY_LIMIT_BYTES });
  app.addHook('onRequest', async (request, reply) => {
    if (OPEN.has(request.url)) return;
    if (sameText(request.headers.authorization ?? '', `Bearer ${secret}`)) return;
    // Returning the reply ends the request here.
    return reply.code(401).send({ error: 'This is not the secret of this machine.' });
  });
  app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    const status = error instanceof ZodError ? 400 : (error.statusCode ?? 500);
    if (status >= 500) log.error(describeError(error), 'gateway request failed');
    return reply.code(status).send({ error: status >= 500 ? 'Internal error.' : error.message });
  });

  app.get('/health', () => ({ status: 'ok' }));
  app.get('/ready', (_request, reply) => reply.code(isReady() ? 200 : 503).send({}));
  app.post('/register', ({ body }) => register(home, roots, registerRequestSchema.parse(body)));
  checkRoutes(app, { home, roots, log });
  intakeRoutes(app, { home, workerId });
  app.post('/adopt', async ({ body }, reply) => {
    const { site, from, to } = adoptSchema.parse(body);
    await renameIndex(home, site, from, to);
    return reply.code(200).send({});
  });
  app.post('/models/verify', () => models.verify());
  app.get('/artifact', async ({ query }, reply) => {
    const { site, address } = artifactSchema.parse(query);
    const file = await artifactFile(home, site, address);
    if (!file) return reply.code(404).send({ error: 'No such mask in the store of this site.' });
    return reply.type('application/gzip').send(createReadStream(file));
  });
  viewerRoutes(app, viewer);
  return app;
}

/** Compares without telling by its time how much is right. */
const sameText = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
