/*
 * The SQL of every query, committed: an N+1, a lost filter or a missing index shows in review. `--ci` writes none anew.
 */
import * as db from '@atrium/db';
import type { Queryable } from '@atrium/db';
import { createTestDatabase, type TestDatabase } from '../sandbox/database';

const ID = '00000000-0000-7000-8000-000000000001';
const SHA = 'a'.repeat(64);
const AT = new Date('2026-01-01T00:00:00Z');
const LIMITED = { sites: ['s'], cases: ['c'], limit: 5 };
const SELECTION = { ...LIMITED, subset: 'p' };
const RULE = { column: 'grade', values: ['3'] };
const MODEL = {
  id: 'm',
  version: '1',
  family: 'medsam1' as const,
  title: 'M',
  sha256: SHA,
  encoder_seconds: 1,
  decoding_seconds: 1,
};

const PLACES = Int32Array.of(0, -1);

const {
  sites,
  workers,
  cohorts,
  cohortCovariates,
  cohortDiffs,
  cohortFilters,
  cohortSubsets,
  cohortViews,
  intakes,
} = db;
const {
  protocols,
  models,
  runs,
  caseRuns,
  commands,
  results,
  slices,
  resultRows,
  summaries,
  tracking,
  provenance,
  resultSearch,
  viewer,
  locks,
  analyses,
  audit,
} = db;

const RESULT_FILTER = {
  sites: ['s'],
  strategies: ['b'],
  arms: ['a'],
  statuses: ['failed' as const],
  codes: ['PROMPT_EMPTY'],
  covariates: { scanner: ['x'] },
  text: 'c',
};
const ANALYSIS = { runId: ID, key: 'k' };
const SUMMARY = {
  runId: ID,
  metric: 'nsd_1mm',
  filter: RESULT_FILTER,
  split: 'scanner',
  methodCodes: ['PROMPT_INVALID'],
};
const OF_CASE = { totalSeconds: 1, hasReference: true };
const KEY = { runId: ID, caseRowId: ID, model: 'm' };

type Call = (tx: Queryable) => Promise<unknown>;

/** Every query once. One that changes a row which is not there fails, after its SQL was sent. */
const CALLS: Record<string, Call> = {
  'sites.ensureSite': (tx) => sites.ensureSite(tx, 's', SHA),
  'sites.findSite': (tx) => sites.findSite(tx, 's'),
  'sites.listSites': (tx) => sites.listSites(tx),
  'sites.listLastSeen': (tx) => sites.listLastSeen(tx),
  'sites.recordPresence': (tx) =>
    sites.recordPresence(
      tx,
      ['s'],
      {
        gateway: 'http://127.0.0.1:1',
        provider: 'cpu',
        workerVersion: '1',
        models: [MODEL],
        refused: [],
      },
      AT,
    ),
  'sites.countAtSites': (tx) => sites.countAtSites(tx),
  'workers.recordWorker': (tx) =>
    workers.recordWorker(
      tx,
      {
        workerId: ID,
        gateway: 'http://127.0.0.1:1',
        provider: 'cpu',
        version: '1',
        models: [MODEL],
        refused: [],
        freeDiskMb: 1,
      },
      AT,
    ),
  'workers.forgetWorkers': (tx) => workers.forgetWorkers(tx, AT),
  'workers.listWorkers': (tx) => workers.listWorkers(tx),
  'workers.findWorker': (tx) => workers.findWorker(tx, ID),
  'intakes.findIntake': (tx) => intakes.findIntake(tx, ID),
  'intakes.requestIntake': (tx) =>
    intakes.requestIntake(tx, {
      id: ID,
      name: 'n',
      siteId: 's',
      deidentify: true,
      labels: [1],
      workerId: ID,
      askedAt: AT,
    }),
  'intakes.listIntakes': (tx) => intakes.listIntakes(tx, 5),
  'intakes.listIntakesToMove': (tx) => intakes.listIntakesToMove(tx),
  'intakes.moveIntake': (tx) =>
    intakes.moveIntake(tx, { id: ID, attempt: 1 }, ['ready'], { state: 'confirmed' }),
  'cohortDiffs.sizeCohorts': (tx) => cohortDiffs.sizeCohorts(tx, [ID]),
  'cohortDiffs.findDifferences': (tx) => cohortDiffs.findDifferences(tx, ID, ID),
  'cohortDiffs.describeDifferences': (tx) =>
    cohortDiffs.describeDifferences(tx, ID, ID, { a: PLACES, b: PLACES }),
  'cohortDiffs.countSubsetDifferences': (tx) => cohortDiffs.countSubsetDifferences(tx, ID, ID),
  'cohortSubsets.listSubsets': (tx) => cohortSubsets.listSubsets(tx, ID),
  'cohortSubsets.countSubsetSites': (tx) => cohortSubsets.countSubsetSites(tx, ID),
  'cohortSubsets.listSubsetCases': (tx) => cohortSubsets.listSubsetCases(tx, ID, 'p'),
  'cohortSubsets.createSubset': (tx) =>
    cohortSubsets.createSubset(tx, {
      cohortId: ID,
      name: 'p',
      definition: { kind: 'where', where: [RULE] },
      isCarried: false,
    }),
  'cohortSubsets.fillSubset': (tx) =>
    cohortSubsets.fillSubset(
      tx,
      { id: ID, cohortId: ID },
      { kind: 'where', where: [RULE, { column: 'site', values: ['s'] }] },
    ),
  'cohortSubsets.countDefined': (tx) =>
    cohortSubsets.countDefined(tx, ID, { kind: 'cases', cases: ['c'] }),
  'cohortSubsets.findValues': (tx) => cohortSubsets.findValues(tx, ID, RULE),
  'cohorts.createCohort': (tx) =>
    cohorts.createCohort(tx, {
      ...{ id: ID, name: 'n', sha256: SHA, recordSha256: SHA, manifestSha256: SHA },
    }),
  'cohorts.findCohort': (tx) => cohorts.findCohort(tx, ID),
  'cohorts.findCohortBySha256': (tx) => cohorts.findCohortBySha256(tx, SHA, SHA),
  'cohorts.findCohortByName': (tx) => cohorts.findCohortByName(tx, 'n', 1),
  'cohorts.createCases': (tx) =>
    cohorts.createCases(tx, ID, [
      {
        site: 's',
        patient_id: 'p',
        covariates: { dataset: 'd' },
        checks: null,
        registered: {
          case_id: 'c',
          image_sha256: SHA,
          reference_sha256: null,
          geometry: null,
          intensity: null,
          reference: null,
          issue: null,
        },
      },
    ]),
  'cohorts.createLeftOut': (tx) =>
    cohorts.createLeftOut(tx, ID, [
      { case_id: 'c', site: 's', codes: ['SLICES_FEW'], chosen: true, reason: 'r' },
    ]),
  'cohorts.listCases': (tx) => cohorts.listCases(tx, ID, LIMITED),
  'cohorts.listCaseKeys': (tx) => cohorts.listCaseKeys(tx, ID, SELECTION),
  'cohorts.listCaseHashes': (tx) => cohorts.listCaseHashes(tx, ID, SELECTION),
  'cohorts.countCases': (tx) => cohorts.countCases(tx, ID, SELECTION),
  'cohorts.findCase': (tx) => cohorts.findCase(tx, ID, 'c'),
  'cohorts.listDatasets': (tx) => cohorts.listDatasets(tx, ID),
  'cohortViews.listCohortSites': (tx) => cohortViews.listCohortSites(tx, ID),
  'cohortViews.countCohortsAndRuns': (tx) => cohortViews.countCohortsAndRuns(tx),
  'cohortViews.countRunsByCohort': (tx) => cohortViews.countRunsByCohort(tx),
  'cohortViews.listVersions': (tx) => cohortViews.listVersions(tx, 'n'),
  'cohortViews.listMeasures': (tx) => cohortViews.listMeasures(tx, ID),
  'cohortViews.listCovariates': (tx) => cohortViews.listCovariates(tx, ID),
  'cohortViews.searchCovariate': (tx) =>
    cohortViews.searchCovariate(tx, ID, { name: 'n', text: '5%', empty: false }, 50),
  'cohortCovariates.summariseCovariates': (tx) => cohortCovariates.summariseCovariates(tx, ID),
  'cohortCovariates.listSiteCovariates': (tx) => cohortCovariates.listSiteCovariates(tx, ID, 8),
  'cohortViews.findVersion': (tx) => cohortViews.findVersion(tx, `${ID}@1`),
  'cohortViews.listCasesAt': (tx) => cohortViews.listCasesAt(tx, ID, [0, 2]),
  'cohortFilters.readIds': (tx) => cohortFilters.readIds(tx, ID),
  'cohortFilters.findFacet': (tx) =>
    cohortFilters.findFacet(tx, ID, { facet: 'covariate', name: 'n', value: 'v' }),
  'cohortViews.countSelected': (tx) => cohortViews.countSelected(tx, ID, SELECTION),
  'cohortViews.listFacts': (tx) => cohortViews.listFacts(tx, ID, SELECTION, 2),
  'cohortViews.findCaseIds': (tx) => cohortViews.findCaseIds(tx, ID, ['c']),
  'protocols.createProtocol': (tx) =>
    protocols.createProtocol(
      tx,
      {
        schema: 'atrium/protocol@1',
        name: 'n',
        target: { name: 't', label: 1 },
        seed: 1,
        strategies: [],
      },
      'source',
      SHA,
    ),
  'protocols.findProtocol': (tx) => protocols.findProtocol(tx, ID),
  'protocols.findProtocolBySha256': (tx) => protocols.findProtocolBySha256(tx, SHA),
  'protocols.findProtocolWithRuns': (tx) => protocols.findProtocolWithRuns(tx, ID, 5),
  'protocols.listProtocols': (tx) => protocols.listProtocols(tx),
  'models.ensureModelBundles': (tx) => models.ensureModelBundles(tx, [MODEL]),
  'models.listModelBundles': (tx) => models.listModelBundles(tx),
  'models.findModelBundle': (tx) => models.findModelBundle(tx, SHA),
  'runs.findRun': (tx) => runs.findRun(tx, ID),
  'runs.findStamp': (tx) => runs.findStamp(tx, ID),
  'runs.listStamps': (tx) => runs.listStamps(tx, 5),
  'runs.listRuns': (tx) => runs.listRuns(tx, 5),
  'runs.listRunsOf': (tx) => runs.listRunsOf(tx, { modelSha256: SHA }, 5),
  'runs.createRun': (tx) =>
    runs.createRun(tx, {
      protocolId: ID,
      cohortId: ID,
      selection: SELECTION,
      sites: ['s'],
      modelSha256s: [SHA],
      mode: 'reuse',
    }),
  'runs.listLineage': (tx) => runs.listLineage(tx, ID, 5),
  'runs.lockRun': (tx) => runs.lockRun(tx, ID),
  'runs.changeRun': (tx) => runs.changeRun(tx, ID, { state: 'running' }),
  'runs.touchRun': (tx) => runs.touchRun(tx, ID),
  'runs.changeRunSite': (tx) => runs.changeRunSite(tx, ID, 's', 'running'),
  'runs.changeRunSites': (tx) => runs.changeRunSites(tx, ID, 'waiting', ['s']),
  'runs.cancelOpenSites': (tx) => runs.cancelOpenSites(tx, ID),
  'caseRuns.createCaseRuns': (tx) => caseRuns.createCaseRuns(tx, ID, [ID], ['m']),
  'caseRuns.listPending': (tx) => caseRuns.listPending(tx, ID, 's', -1, 5),
  'caseRuns.resetFailed': (tx) => caseRuns.resetFailed(tx, ID, 2),
  'caseRuns.recordProgress': (tx) =>
    caseRuns.recordProgress(
      tx,
      ID,
      {
        run_id: ID,
        site: 's',
        case_id: 'c',
        model: 'm',
        phase: 'encoding',
        slice: 1,
        slices: 2,
        attempt: 1,
        tries: 1,
        reason: 'DISK_FULL: no room',
      },
      AT,
    ),
  'caseRuns.finishCaseRun': (tx) => caseRuns.finishCaseRun(tx, KEY, { state: 'completed' }),
  'caseRuns.stopRunning': (tx) => caseRuns.stopRunning(tx, ID, 's'),
  'caseRuns.countEndedSince': (tx) => caseRuns.countEndedSince(tx, ID, AT),
  'caseRuns.countCaseRuns': (tx) => caseRuns.countCaseRuns(tx, ID),
  'caseRuns.listUnits': (tx) => caseRuns.listUnits(tx, ID),
  'caseRuns.listRunning': (tx) => caseRuns.listRunning(tx, ID),
  'caseRuns.listWarnings': (tx) => caseRuns.listWarnings(tx, ID),
  'commands.createCommand': (tx) =>
    commands.createCommand(tx, { runId: ID, kind: 'start', attempt: 1 }),
  'commands.findNewest': (tx) => commands.findNewest(tx, ID),
  'commands.listSteered': (tx) => commands.listSteered(tx),
  'commands.listUndelivered': (tx) => commands.listUndelivered(tx),
  'commands.markDelivered': (tx) => commands.markDelivered(tx, 1n, AT),
  'commands.noteDeliveryError': (tx) => commands.noteDeliveryError(tx, 1n, 'e'),
  'results.replaceResults': (tx) =>
    results.replaceResults(tx, { ...KEY, caseId: 'c', casePosition: 0, siteId: 's' }, OF_CASE, [
      {
        armPosition: 0,
        strategy: 'a',
        result: {
          arm: 'a',
          status: 'completed',
          error: null,
          metrics: null,
          prompts: 1,
          key_slices: [],
          model_seconds: 1,
          mask: null,
          mask_sha256: null,
          slices: [],
        },
      },
    ]),
  'slices.insertSlices': (tx) =>
    slices.insertSlices(tx, [
      {
        resultId: ID,
        keySlices: [],
        slices: [
          {
            slice: 0,
            reference_pixels: null,
            predicted_pixels: 0,
            dice: null,
            prompted: false,
            object_score: null,
            predicted_iou: null,
            distance_mm: null,
            box: null,
          },
        ],
      },
    ]),
  'slices.listSlices': (tx) => slices.listSlices(tx, [ID]),
  'slices.listArmSlices': (tx) => slices.listArmSlices(tx, ID, ID, 'a'),
  'resultRows.listResults': (tx) => resultRows.listResults(tx, ID, 0, 5),
  'results.countResults': (tx) => results.countResults(tx, ID),
  'results.listFailures': (tx) => results.listFailures(tx, ID),
  'resultRows.findResults': (tx) => resultRows.findResults(tx, [ID]),
  'summaries.summarise': (tx) => summaries.summarise(tx, SUMMARY),
  'summaries.listPoints': (tx) => summaries.listPoints(tx, { ...SUMMARY, metric: 'hd95_mm' }, 5),
  'summaries.compareRuns': (tx) => summaries.compareRuns(tx, ID, ID),
  'analyses.findAnalysis': (tx) => analyses.findAnalysis(tx, ANALYSIS),
  'analyses.requestAnalysis': (tx) =>
    analyses.requestAnalysis(tx, ANALYSIS, { kind: 'run' }, new Date(0)),
  'analyses.listRequested': (tx) => analyses.listRequested(tx),
  'analyses.markRunning': (tx) => analyses.markRunning(tx, ANALYSIS, new Date(0)),
  'analyses.storeAnswer': (tx) =>
    analyses.storeAnswer(tx, ANALYSIS, {
      version: 1,
      contentSha256: 'a',
      answer: {},
      computedAt: new Date(0),
    }),
  'analyses.confirmAnswer': (tx) => analyses.confirmAnswer(tx, ANALYSIS, 1),
  'analyses.failAnalysis': (tx) => analyses.failAnalysis(tx, ANALYSIS, 'why'),
  'analyses.listSecondReaders': (tx) => analyses.listSecondReaders(tx, ID),
  'analyses.listCovariates': (tx) => analyses.listCovariates(tx, ID, 'scanner'),
  'analyses.listFurtherValues': (tx) => analyses.listFurtherValues(tx, ID, ['hd_mm', 'nsd_2mm']),
  'analyses.listValues': (tx) => analyses.listValues(tx, ID, 'hd95_mm', ['a', 'b']),
  'tracking.driftBins': (tx) =>
    tracking.driftBins(tx, {
      runId: ID,
      filter: RESULT_FILTER,
      limit: 10,
      binMm: 5,
      signed: true,
    }),
  'tracking.scoreBuckets': (tx) =>
    tracking.scoreBuckets(tx, { runId: ID, filter: RESULT_FILTER, limit: 10 }),
  'resultSearch.searchRows': (tx) =>
    resultSearch.searchRows(tx, {
      runId: ID,
      filter: RESULT_FILTER,
      sort: { column: 'dice', descending: true },
      offset: 5,
      limit: 5,
    }),
  'resultSearch.countRows': (tx) => resultSearch.countRows(tx, ID, RESULT_FILTER),
  'provenance.listUnitHashes': (tx) => provenance.listUnitHashes(tx, ID, 5, 5),
  'provenance.countUnits': (tx) => provenance.countUnits(tx, ID),
  'provenance.countEqualRows': (tx) => provenance.countEqualRows(tx, ID, ID, ['INTERNAL']),
  'provenance.listDifferences': (tx) => provenance.listDifferences(tx, ID, ID, ['INTERNAL'], 5),
  'viewer.findRunCase': (tx) => viewer.findRunCase(tx, ID, 'c'),
  'viewer.findRunCaseAt': (tx) => viewer.findRunCaseAt(tx, ID, 3),
  'resultRows.listCaseResults': (tx) => resultRows.listCaseResults(tx, ID, ID),
  'viewer.listMasks': (tx) => viewer.listMasks(tx, ID, ID, ['a']),
  'viewer.rankCase': (tx) =>
    viewer.rankCase(tx, ID, 'c', { ...RESULT_FILTER, order: 'worst', arm: null }, [
      'PROMPT_INVALID',
    ]),
  'locks.lockVersions': (tx) => locks.lockVersions(tx, 'cohort'),
  'locks.lockLaunch': (tx) => locks.lockLaunch(tx, ID),
  'audit.writeAuditEvent': (tx) =>
    audit.writeAuditEvent(tx, { actor: 'a', role: 'owner', verb: 'run.launch' }),
  'audit.listAuditEvents': (tx) =>
    audit.listAuditEvents(
      tx,
      { verbs: ['run.launch'], role: 'owner', subject: 's', from: AT, to: AT },
      5,
      1n,
    ),
};

const AGGREGATES = {
  sites,
  workers,
  cohorts,
  cohortDiffs,
  cohortFilters,
  cohortSubsets,
  cohortCovariates,
  cohortViews,
  intakes,
  protocols,
  models,
  runs,
  caseRuns,
  commands,
  results,
  slices,
  resultRows,
  summaries,
  tracking,
  analyses,
  provenance,
  resultSearch,
  locks,
  audit,
  viewer,
};

let database: TestDatabase;
let sent: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  // Rows that a query refers to need not be there.
  await database.db.$executeRawUnsafe(
    `ALTER DATABASE postgres SET session_replication_role = 'replica'`,
  );
  await database.db.$disconnect();
  database.db.$on('query', ({ query }) => sent.push(query));
}, 180_000);

afterAll(() => database.dispose(), 90_000);

it('has every query in the table', () => {
  const all = Object.entries(AGGREGATES).flatMap(([aggregate, queries]) =>
    Object.entries(queries)
      .filter(([, query]) => typeof query === 'function')
      .map(([name]) => `${aggregate}.${name}`),
  );
  expect(Object.keys(CALLS).sort()).toEqual(all.sort());
});

it.each(Object.keys(CALLS))('%s', async (name) => {
  sent = [];
  await CALLS[name](database.db).catch((error: unknown) => expect(error).toBeInstanceOf(Error));
  const sql = sent
    .filter((query) => !/^(BEGIN|COMMIT|ROLLBACK)/.test(query))
    .map((query) => query.replaceAll('"public".', ''))
    // What a query includes is read at the same time, in no order.
    .sort();
  expect(sql.length).toBeGreaterThan(0);
  expect(`${sql.join(';\n')};`).toMatchSnapshot();
});
