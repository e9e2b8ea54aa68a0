import {
  hasKeySlice,
  MAX_DRIFT_ARMS,
  modelCardSchema,
  resultFilterSchema,
  type FoundRow,
  type ReportData,
} from '@atrium/contracts';
import { showAnalysis } from '../analysis/show';
import { showCohort } from '../cohort/detail';
import { describeSites, withSilentSites } from '../cohort/site-covariates';
import { ConflictError } from '../errors';
import { showProtocol } from '../protocol/view';
import { summariseDrift } from '../result/drift';
import { listFacets } from '../result/facets';
import { searchResults } from '../result/search';
import { listPoints, summariseResults } from '../result/summarise';
import { findRun } from '../run/find';
import { showRun } from '../run/view';
import { defineRead, type Study } from '../verb/verb';

/** Pictures of them fill a printed page, three by three. */
const WORST = 9;
const WORST_PAGE = 200;
const ALL = resultFilterSchema.parse({});

/**
 * All that a run's report is made of. What statistics say has to be there already.
 * @throws NotFoundError, ConflictError (the statistics of the run as it is now are not computed yet)
 */
export async function gatherReport(
  study: Study,
  { runId, version }: { readonly runId: string; readonly version: string },
): Promise<ReportData> {
  const run = await showRun(study, runId);
  const found = await showAnalysis(study, { run_id: runId, question: { kind: 'run' } });
  if (!found.is_current || found.answer?.kind !== 'run')
    throw new ConflictError(
      'The statistics of this run are not computed yet. Ask for the report again when its page Statistics shows them.',
    );
  const analysis = found.answer.run;
  const { endpoint } = analysis;
  const [facets, cohort, protocol] = await Promise.all([
    listFacets(study, runId),
    showCohort(study, run.cohort.id),
    showProtocol(study, run.protocol.id),
  ]);
  const asked = { run_id: runId, filter: ALL, split: null };
  const shares = ['dice', 'iou', 'sensitivity', 'precision'];
  const distances = ['hd95_mm', 'hd_mm', 'assd_mm', ...facets.nsd_tolerance_mm.map(nsd)];
  const amounts = ['volume_error_ml', 'relative_volume_error', 'centroid_distance_mm'];
  const metrics = [...shares, ...distances, ...amounts, 'model_seconds'];
  const driftArms = facets.arms.filter(hasKeySlice).slice(0, MAX_DRIFT_ARMS);
  return {
    run,
    cohort,
    modelCards: await readCards(study, runId),
    siteCovariates: withSilentSites(
      await describeSites(study, run.cohort.id),
      cohort.sites.map(({ site }) => site),
    ),
    facets,
    protocolSource: protocol.source,
    analysis,
    analysisSha256: found.content_sha256 ?? '',
    metrics: await Promise.all(
      metrics.map(async (metric) => ({
        metric,
        rows: await summariseResults(study, { ...asked, metric }),
      })),
    ),
    points: await listPoints(study, { ...asked, metric: endpoint }),
    drift: await driftOf(study, runId, driftArms),
    driftArms,
    worst: await worstOf(study, runId),
    pictures: null,
    madeAt: study.now().toISOString(),
    version,
  };
}

/** Of the run's models as they were when it was started; a model without a card has none. */
const readCards = defineRead(async (db, runId: string): Promise<ReportData['modelCards']> => {
  const { models } = await findRun(db, runId);
  return models.flatMap(({ bundle: { title, version, card } }) => {
    const found = modelCardSchema.nullable().parse(card);
    return found ? [{ title, version, card: found }] : [];
  });
});

const nsd = (mm: number): string => `nsd_${mm}mm`;

const driftOf = async (study: Study, runId: string, arms: ReportData['driftArms']) =>
  arms.length === 0
    ? null
    : summariseDrift(study, {
        run_id: runId,
        arms: arms.map(({ id }) => id),
        filter: ALL,
        bin_mm: 5,
        signed: true,
      });

/** The worst result of each of the worst cases: a case that every arm fails stands once. */
async function worstOf(study: Study, runId: string): Promise<FoundRow[]> {
  const filter = resultFilterSchema.parse({ statuses: ['completed'] });
  const sort = { column: 'dice', descending: false } as const;
  const worst = new Map<string, FoundRow>();
  for (let offset = 0; ; offset += WORST_PAGE) {
    const asked = { run_id: runId, filter, sort, offset, limit: WORST_PAGE };
    const measured = (await searchResults(study, asked)).rows.filter(({ dice }) => dice !== null);
    for (const row of measured)
      if (worst.size < WORST && !worst.has(row.case_id)) worst.set(row.case_id, row);
    if (worst.size === WORST || measured.length < WORST_PAGE) return [...worst.values()];
  }
}
