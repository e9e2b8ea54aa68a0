import { analysisRouter } from './routers/analysis';
import { auditRouter } from './routers/audit';
import { casesRouter, cohortsRouter } from './routers/cohorts';
import { intakesRouter } from './routers/intakes';
import { protocolsRouter } from './routers/protocols';
import { resultsRouter } from './routers/results';
import { runsRouter } from './routers/runs';
import { modelsRouter, sitesRouter } from './routers/sites';
import { viewerRouter } from './routers/viewer';
import { router } from './trpc';

export const appRouter = router({
  sites: sitesRouter,
  cohorts: cohortsRouter,
  cases: casesRouter,
  intakes: intakesRouter,
  models: modelsRouter,
  protocols: protocolsRouter,
  runs: runsRouter,
  results: resultsRouter,
  viewer: viewerRouter,
  analysis: analysisRouter,
  audit: auditRouter,
});

/** The API's type, for its clients. */
export type AppRouter = typeof appRouter;
export type { RouterContext, Reports, RunChanges, SiteModels } from './context';
