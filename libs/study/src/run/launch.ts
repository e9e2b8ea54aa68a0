import {
  launchRunInputSchema,
  protocolYamlSchema,
  selectionSchema,
  type LaunchRunInput,
  type ProtocolYaml,
} from '@atrium/contracts';
import { caseRuns, cohorts, commands, locks, protocols, runs, type Queryable } from '@atrium/db';
import { modelsNamed } from '@atrium/protocol';
import { missingSubset } from '../cohort/missing-subset';
import { ConflictError, NotFoundError, UnavailableError } from '../errors';
import { canonicalJson } from '../hash';
import { readSites } from '../site/view';
import { defineVerb } from '../verb/verb';
import type { RunRow } from './find';
import { modelAtSites } from './models-at';
import { missingPilot } from './pilot';
import { refuseOtherChoice, refuseOtherModels } from './verification-rules';

/**
 * Writes a run, its units of work and the command that starts it, in one transaction. With an id, the same launch asked
 * for again (a double click, a second tab) gives the run that there is.
 * @returns the run's id
 * @throws NotFoundError (protocol, cohort), ConflictError (nothing selected, no such subset, the id is another launch's, a verification of
 * what cannot be verified), UnavailableError (a site lacks a model)
 */
export const launchRun = defineVerb({
  name: 'run.launch',
  input: launchRunInputSchema,
  async run({ tx, note, now }, input): Promise<{ id: string }> {
    const launched = await findLaunched(tx, input);
    if (launched !== null) {
      note({ subject: launched, detail: { again: true } });
      return { id: launched };
    }
    const protocol = await loadProtocol(tx, input.protocol_id);
    const { cohort, cases } = await selectCases(tx, input, protocol.body);
    const repeated = await findRepeated(tx, input.rerun_of);
    if (input.mode === 'verify') refuseOtherChoice(repeated, input);
    const siteIds = [...new Set(cases.map(({ siteId }) => siteId))];
    // A unit of work for each model that segments; one that only prompts another runs within the other's.
    const modelIds = [...new Set(protocol.body.strategies.map(({ model }) => model))];
    const modelSha256s = await resolveModels(tx, siteIds, modelsNamed(protocol.body), now);
    if (input.mode === 'verify') refuseOtherModels(repeated, modelSha256s);
    const run = await runs.createRun(tx, {
      ...(input.id !== undefined && { id: input.id }),
      protocolId: input.protocol_id,
      cohortId: input.cohort_id,
      selection: input.selection,
      sites: siteIds,
      modelSha256s,
      ...(input.rerun_of && { rerunOfId: input.rerun_of }),
      mode: input.mode,
    });
    await caseRuns.createCaseRuns(
      tx,
      run.id,
      cases.map(({ id }) => id),
      modelIds,
    );
    await commands.createCommand(tx, { runId: run.id, kind: 'start', attempt: 1 });
    note({
      subject: run.id,
      detail: {
        protocol: `${protocol.name} v${protocol.version}`,
        cohort: `${cohort.name} v${cohort.version}`,
        ...(input.selection.subset !== undefined && { subset: input.selection.subset }),
        cases: cases.length,
        sites: siteIds.length,
        mode: input.mode,
      },
    });
    return { id: run.id };
  },
});

/** The id of the run that this very launch has made already. Launches of one id come one after the other. */
async function findLaunched(tx: Queryable, input: LaunchRunInput): Promise<string | null> {
  if (input.id === undefined) return null;
  await locks.lockLaunch(tx, input.id);
  const run = await runs.findRun(tx, input.id);
  if (!run) return null;
  const launched: LaunchRunInput = {
    id: run.id,
    protocol_id: run.protocolId,
    cohort_id: run.cohortId,
    selection: selectionSchema.parse(run.selection),
    ...(run.rerunOfId !== null && { rerun_of: run.rerunOfId }),
    mode: run.mode,
  };
  if (canonicalJson(launched) === canonicalJson(input)) return run.id;
  throw new ConflictError(
    `Run ${run.id} was launched already, on another choice. Launch this one as a new run.`,
  );
}

async function loadProtocol(tx: Queryable, id: string) {
  const protocol = await protocols.findProtocol(tx, id);
  if (!protocol) throw new NotFoundError(`No protocol has the id ${id}.`);
  const body = protocolYamlSchema.parse(protocol.body);
  return { name: protocol.name, version: protocol.version, body };
}

async function selectCases(
  tx: Queryable,
  { cohort_id, selection }: LaunchRunInput,
  protocol: ProtocolYaml,
) {
  const cohort = await cohorts.findCohort(tx, cohort_id);
  if (!cohort) throw new NotFoundError(`No cohort has the id ${cohort_id}.`);
  const refusal =
    (await missingSubset(tx, cohort, selection.subset)) ??
    (await missingPilot(tx, cohort, protocol));
  if (refusal !== null) throw new ConflictError(refusal);
  const cases = await cohorts.listCaseKeys(tx, cohort_id, selection);
  if (cases.length === 0) throw new ConflictError('The selection holds no case of the cohort.');
  return { cohort, cases };
}

async function findRepeated(tx: Queryable, id: string | undefined): Promise<RunRow | null> {
  if (id === undefined) return null;
  const run = await runs.findRun(tx, id);
  if (!run) throw new NotFoundError(`No run has the id ${id}, which this one is to repeat.`);
  return run;
}

/** The hash of the one version of each model that every site has. */
async function resolveModels(
  tx: Queryable,
  siteIds: readonly string[],
  modelIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const views = (await readSites(tx, now)).filter(({ site }) => siteIds.includes(site));
  return modelIds.map((id) => {
    const found = modelAtSites(id, views);
    if (found.model) return found.model.sha256;
    if (found.without.length > 0)
      throw new UnavailableError(
        `No worker has said to have model ${id} at: ${found.without.join(', ')}.`,
      );
    throw new ConflictError(
      `The sites have different files of model ${id}. "atrium models verify" lists them.`,
    );
  });
}
