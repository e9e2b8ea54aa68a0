import {
  protocolYamlSchema,
  type rerunPlanInputSchema,
  type ModelReplacement,
  type ProtocolYaml,
  type RerunPlan,
} from '@atrium/contracts';
import { caseRuns, cohorts, protocols, type Queryable } from '@atrium/db';
import { modelsNamed, replaceModels } from '@atrium/protocol';
import type { z } from 'zod';
import { missingSubset } from '../cohort/missing-subset';
import { ConflictError, NotFoundError } from '../errors';
import { readSites } from '../site/view';
import { defineRead } from '../verb/verb';
import { casesOf, compareCases } from './case-changes';
import { findRun, type RunRow } from './find';
import { modelAtSites } from './models-at';

type Unit = Awaited<ReturnType<typeof caseRuns.listUnits>>[number];
type Models = RerunPlan['models'];

/** What of a run a rerun keeps, and what will differ; no file is read. @throws NotFoundError, ConflictError (no such subset) */
export const planRerun = defineRead(
  async (db, input: z.output<typeof rerunPlanInputSchema>, now): Promise<RerunPlan> => {
    const { protocol_id, cohort_id, selection, replace } = input;
    const run = await findRun(db, input.rerun_of);
    const protocol = await protocols.findProtocol(db, protocol_id);
    if (!protocol) throw new NotFoundError(`No protocol has the id ${protocol_id}.`);
    const cohort = await cohorts.findCohort(db, cohort_id);
    if (!cohort) throw new NotFoundError(`No cohort has the id ${cohort_id}.`);
    const missing = await missingSubset(db, cohort, selection.subset);
    if (missing !== null) throw new ConflictError(missing);
    const body = replaceModels(protocolYamlSchema.parse(protocol.body), replace);
    const units = await caseRuns.listUnits(db, run.id);
    const cases = await cohorts.listCaseHashes(db, cohort_id, selection);
    const changes = compareCases(casesOf(units), cases);
    const siteIds = new Set(cases.map(({ siteId }) => siteId));
    const models = await modelsAt(db, run, body, replace, siteIds, now);
    const isSameProtocol = protocol.id === run.protocolId && replace.length === 0;
    return {
      protocol: { before: nameOf(run.protocol), now: nameOf(protocol), is_same: isSameProtocol },
      cohort: {
        before: nameOf(run.cohort),
        now: nameOf(cohort),
        is_same: cohort.id === run.cohortId,
      },
      models,
      cases: {
        ...changes,
        same: changes.same.length,
        changed: [...changes.changed],
        added: [...changes.added],
        removed: [...changes.removed],
      },
      failed: [
        ...new Set(units.filter(({ state }) => state === 'failed').map((unit) => unit.case.caseId)),
      ],
      units: cases.length * new Set(body.strategies.map(({ model }) => model)).size,
      reusable: isSameProtocol
        ? countStanding(units, new Set(changes.same), body, changedOf(models))
        : 0,
    };
  },
);

const nameOf = ({ name, version }: { readonly name: string; readonly version: number }) => ({
  name,
  version,
});

async function modelsAt(
  db: Queryable,
  run: RunRow,
  body: ProtocolYaml,
  replace: readonly ModelReplacement[],
  siteIds: ReadonlySet<string>,
  now: Date,
): Promise<Models> {
  const here = (await readSites(db, now)).filter(({ site }) => siteIds.has(site));
  const used = new Map(run.models.map(({ bundle }) => [bundle.bundleId, bundle]));
  const replaced = new Map(replace.map(({ from, to }) => [to, from]));
  return modelsNamed(body).map((id) => {
    const { model } = modelAtSites(id, here);
    const replaces = used.has(id) ? undefined : replaced.get(id);
    return {
      id,
      ...(replaces !== undefined && { replaces }),
      before: versionOf(used.get(replaces ?? id)),
      now: versionOf(model ?? undefined),
    };
  });
}

const versionOf = (model: { readonly version: string; readonly sha256: string } | undefined) =>
  model ? { version: model.version, sha256: model.sha256 } : null;

const changedOf = (models: Models): ReadonlySet<string> =>
  new Set(models.filter((one) => one.before?.sha256 !== one.now?.sha256).map(({ id }) => id));

/** Units of unchanged cases and models that did not fail: what the site finds again by the content hash. */
function countStanding(
  units: readonly Unit[],
  same: ReadonlySet<string>,
  { strategies }: ProtocolYaml,
  changedModels: ReadonlySet<string>,
): number {
  const isTouched = (model: string) =>
    strategies.some(
      (one) =>
        one.model === model &&
        [one.model, one.prompt.by].some((id) => typeof id === 'string' && changedModels.has(id)),
    );
  return units.filter(
    ({ model, state, case: { caseId } }) =>
      same.has(caseId) && (state === 'completed' || state === 'excluded') && !isTouched(model),
  ).length;
}
