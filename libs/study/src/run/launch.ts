import {
  launchRunInputSchema,
  protocolYamlSchema,
  type LaunchRunInput,
  type ProtocolYaml,
} from '@atrium/contracts';
import { caseRuns, cohorts, commands, protocols, runs, sites, type Queryable } from '@atrium/db';
import { unsupportedStrategies } from '@atrium/protocol';
import { ConflictError, NotFoundError, UnavailableError } from '../errors';
import { viewSite } from '../site/view';
import { defineVerb } from '../verb/verb';

/**
 * Writes a run, its units of work and the command that starts it, in one transaction.
 * @returns the run's id
 * @throws NotFoundError (protocol, cohort), ConflictError (nothing selected), UnavailableError (a site lacks a model)
 */
export const launchRun = defineVerb({
  name: 'run.launch',
  input: launchRunInputSchema,
  async run({ tx, note, now }, input): Promise<{ id: string }> {
    const protocol = await loadProtocol(tx, input.protocol_id);
    const cases = await selectCases(tx, input);
    const siteIds = [...new Set(cases.map(({ siteId }) => siteId))];
    const modelIds = [...new Set(protocol.strategies.map(({ model }) => model))];
    const modelSha256s = await resolveModels(tx, siteIds, modelIds, now);
    const run = await runs.createRun(tx, {
      protocolId: input.protocol_id,
      cohortId: input.cohort_id,
      selection: input.selection,
      sites: siteIds,
      modelSha256s,
      ...(input.rerun_of && { rerunOfId: input.rerun_of }),
    });
    await caseRuns.createCaseRuns(
      tx,
      run.id,
      cases.map(({ id }) => id),
      modelIds,
    );
    await commands.createCommand(tx, { runId: run.id, kind: 'start', attempt: 1 });
    note({ subject: run.id, detail: { cases: cases.length, sites: siteIds.length } });
    return { id: run.id };
  },
});

async function loadProtocol(tx: Queryable, id: string): Promise<ProtocolYaml> {
  const protocol = await protocols.findProtocol(tx, id);
  if (!protocol) throw new NotFoundError(`No protocol has the id ${id}.`);
  const body = protocolYamlSchema.parse(protocol.body);
  const unsupported = unsupportedStrategies(body);
  if (unsupported.length > 0) throw new ConflictError(unsupported.join(' '));
  return body;
}

async function selectCases(tx: Queryable, { cohort_id, selection }: LaunchRunInput) {
  if (!(await cohorts.findCohort(tx, cohort_id)))
    throw new NotFoundError(`No cohort has the id ${cohort_id}.`);
  const cases = await cohorts.listCases(tx, cohort_id, selection);
  if (cases.length === 0) throw new ConflictError('The selection holds no case of the cohort.');
  return cases;
}

/** The one version of each model that every site has. */
async function resolveModels(
  tx: Queryable,
  siteIds: readonly string[],
  modelIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const views = (await sites.listSites(tx))
    .filter(({ id }) => siteIds.includes(id))
    .map((row) => viewSite(row, now));
  return modelIds.map((id) => {
    const found = views.map(({ site, models }) => ({
      site,
      model: models.find((model) => model.id === id),
    }));
    const without = found.filter(({ model }) => !model).map(({ site }) => site);
    if (without.length > 0)
      throw new UnavailableError(
        `No worker has said to have model ${id} at: ${without.join(', ')}.`,
      );
    const hashes = [...new Set(found.map(({ model }) => model?.sha256 ?? ''))];
    if (hashes.length > 1)
      throw new ConflictError(
        `The sites have different files of model ${id}. "atrium models verify" lists them.`,
      );
    return hashes[0];
  });
}
