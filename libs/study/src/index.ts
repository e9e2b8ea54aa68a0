export { actAs, closeStudy, onCommand, onRunChange, openStudy, pingStudy } from './open';
export { SYSTEM, type Actor, type Role } from './actor/actor';
export { POLICY, type Verb } from './actor/policy';
export * from './errors';
export type { Study } from './verb/verb';
export { hashToken, mintToken, tokenMatches } from './site/token';
export { helloFromWorker } from './site/hello';
export {
  findGateway,
  findLocalGateway,
  findTokenHash,
  findWorkerGateway,
  listSites,
  listWorkers,
  overviewSites,
} from './site/view';
export { verifyModels } from './model/verify';
export { listModels, showModel } from './model/view';
export type { IntakeGateway, SiteGateways } from './cohort/gateways';
export { registerCohort } from './cohort/register';
export { readCheck, registerChecked, startCheck } from './cohort/check';
export { listCohortCases, overviewCohorts, showCohort } from './cohort/detail';
export { startIntake } from './intake/start';
export { cancelIntake, resumeIntake, stopIntake } from './intake/control';
export { recordIntakeProgress, recordIntakeSummary } from './intake/record';
export {
  endIntake,
  listIntakesToMove,
  markIntakeRunning,
  type IntakeOutcome,
  type IntakeToMove,
} from './intake/outbox';
export { listIntakes, readIntake, showIntake } from './intake/view';
export { confirmIntake } from './intake/confirm';
export { diffCohorts } from './cohort/diff';
export { addSubset } from './cohort/add-subset';
export { listSubsets } from './cohort/subsets';
export { findCohort, listCases } from './cohort/view';
export { listKnownModels } from './protocol/known-models';
export { saveProtocol } from './protocol/save';
export { listProtocols, showProtocol } from './protocol/view';
export { launchRun } from './run/launch';
export { previewRun } from './run/preview';
export { planRerun } from './run/plan-rerun';
export { listLineage } from './run/lineage';
export { listUnitHashes } from './result/unit-hashes';
export { showVerification } from './result/verification';
export { listRunsOfCohort } from './run/list-of';
export { cancelRun, pauseRun, resumeRun, retryFailed } from './run/control';
export { outlineRun, listPending } from './run/outline';
export { finishRun, setSiteState } from './run/acknowledge';
export { listUndelivered, markDelivered, noteDeliveryError, type OutboxCommand } from './run/relay';
export { listRuns, showRun } from './run/view';
export { recordCase } from './result/record-case';
export { recordFailure } from './result/record-failure';
export { recordProgress } from './result/record-progress';
export { listResults, listSlices } from './result/rows';
export { listPoints, summariseResults, summaryQuerySchema } from './result/summarise';
export { searchCovariateValues } from './result/covariate-values';
export { listFacets } from './result/facets';
export { pageThroughResults, rowSearchSchema, searchResults } from './result/search';
export { driftQuerySchema, summariseDrift } from './result/drift';
export { costOfScores, scoreCostsQuerySchema } from './result/score-costs';
export { analysisRequestSchema, askAnalysis } from './analysis/ask';
export { showAnalysis } from './analysis/show';
export { prepareQuestion, type AnalysisKey } from './analysis/prepare';
export {
  failAnalysis,
  listRequestedAnalyses,
  markAnalysisRunning,
  storeAnalysis,
  type RequestedAnalysis,
} from './analysis/outbox';
export { gatherReport } from './report/gather';
export { compareRuns } from './result/compare';
export { exportResults } from './result/export';
export { listAudit } from './audit/list';
export { viewCase } from './viewer/view';
export { listArmSlices } from './viewer/slices';
export { findCaseAt, listNeighbours } from './viewer/neighbours';
export { locateImage, locateMask, locateOutlines } from './viewer/locate';
