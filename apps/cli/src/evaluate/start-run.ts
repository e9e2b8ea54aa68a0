import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { ApiClient } from '@atrium/api-client';
import type { RunDetail, RunJson, Selection } from '@atrium/contracts';
import { cohortName } from '@atrium/protocol';
import { TRPCClientError } from '@trpc/client';
import { refused } from '../exit-codes';
import { refuseUnknownSubset } from '../inputs/selection';
import { sentenceOf } from '../inputs/text-file';
import type { StudyInputs } from '../inputs/study-inputs';

interface StartOptions {
  readonly api: ApiClient;
  readonly manifestFile: string;
  readonly protocolFile: string;
  readonly inputs: StudyInputs;
  readonly selection: Selection;
}

/** Registers manifest and protocol, and launches a run of them. @throws CommandError (exit 1) where the cohort has no such subset */
export async function launch({
  api,
  manifestFile,
  protocolFile,
  inputs,
  selection,
}: StartOptions): Promise<RunDetail> {
  const cohort = await api.cohorts.register.mutate({
    name: cohortName(path.resolve(manifestFile)),
    rows: [...inputs.rows],
    manifest_sha256: inputs.manifestSha256,
  });
  if (selection.subset !== undefined) {
    const known = (await api.cohorts.subsets.query({ id: cohort.id })).map(({ name }) => name);
    const which = `The manifest is cohort ${cohort.name}@${cohort.version}, which`;
    refuseUnknownSubset(selection.subset, known, which);
  }
  const saved = await api.protocols.save.mutate({
    source: inputs.protocolSource,
    file: protocolFile,
  });
  if (!saved.ok) throw refused(...saved.issues.map(sentenceOf));
  const { id } = await api.runs.launch.mutate({
    id: randomUUID(),
    protocol_id: saved.protocol.id,
    cohort_id: cohort.id,
    selection,
  });
  return api.runs.show.query({ id });
}

/** Takes up the run of an output folder: an open one goes on. */
export async function takeUp(
  api: ApiClient,
  { run_id: id }: RunJson,
  dir: string,
): Promise<RunDetail> {
  const { state } = await find(api, id, dir);
  if (state === 'paused' || state === 'running' || state === 'requested') {
    await api.runs.resume.mutate({ id });
  }
  return api.runs.show.query({ id });
}

async function find(api: ApiClient, id: string, dir: string): Promise<RunDetail> {
  try {
    return await api.runs.show.query({ id });
  } catch (error) {
    if (!(error instanceof TRPCClientError) || error.data?.httpStatus !== 404) throw error;
    throw refused(
      `${dir} holds run ${id}, which this ATRIUM_HOME does not know. Use its ATRIUM_HOME, or another --out.`,
    );
  }
}
