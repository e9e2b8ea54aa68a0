import { appRouter, type Reports, type RouterContext } from '@atrium/routers';
import type { Study } from '@atrium/study';
import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify';
import type { AppRouter } from '@atrium/routers';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Env } from './env';
import type { HttpGateways } from './gateways/http-gateways';
import { takePictures } from './report/pictures';
import { mapErrors } from './routes/errors';
import { exportRoutes } from './routes/exports';
import { healthRoutes } from './routes/health';
import { reportRoutes } from './routes/reports';
import { siteRoutes } from './routes/site-routes';
import { viewerRoutes } from './routes/viewer';

interface Parts {
  readonly env: Env;
  readonly study: Study;
  readonly gateways: HttpGateways;
  readonly runChanges: RouterContext['runChanges'];
  readonly reports: Reports;
}

/** Manifests of 100,000 rows pass through. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024;

/** The API's routes, not yet listening. */
export async function createServer({
  env,
  study,
  gateways,
  runChanges,
  reports,
}: Parts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: 5000 },
    forceCloseConnections: true,
    disableRequestLogging: true,
    logger: { name: 'api', level: env.LOG_LEVEL, stream: process.stderr },
  });
  refuseForeignHosts(app);
  mapErrors(app);
  healthRoutes(app, study);
  siteRoutes(app, study, env.LOCAL_SECRET);
  exportRoutes(app, study);
  reportRoutes(app, study, reports);
  viewerRoutes(app, study, gateways);
  const context: RouterContext = {
    study,
    gateways,
    secret: env.LOCAL_SECRET,
    runChanges,
    verifyModels: gateways.verifyModels,
    reports,
    takePictures: (results) => takePictures(study, gateways, results),
  };
  await app.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      createContext: () => context,
      onError: ({ path, error }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR')
          app.log.error({ err: error, path }, 'procedure failed');
      },
    },
  } satisfies FastifyTRPCPluginOptions<AppRouter>);
  return app;
}

/** In local mode whoever reaches the port is the owner: a page of another origin must not, by a name that resolves here. */
function refuseForeignHosts(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const { host, origin } = request.headers;
    if (!isLocal(`http://${host ?? ''}`) || (origin !== undefined && !isLocal(origin))) {
      return reply.code(403).send({ error: 'This API answers on loopback only.' });
    }
  });
}

function isLocal(url: string): boolean {
  return URL.canParse(url) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
