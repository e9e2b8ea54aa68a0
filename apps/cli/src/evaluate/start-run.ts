import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { ApiClient } from '@atrium/api-client';
import type { CohortSummary, RunDetail, RunJson, Selection } from '@atrium/contracts';
import { cohortName } from '@atrium/protocol';
import { TRPCClientError } from '@trpc/client';
import { refused, wrongUsage } from '../exit-codes';
import { sentenceOf } from '../inputs/text-file';
import type { StudyInputs } from '../inputs/study-inputs';

interface StartOptions {
  readonly api: ApiClient;
  readonly manifestFile: string;
  readonly protocolFile: string;
  readonly inputs: StudyInputs;
  readonly selection: Selection;
}

/** Registers manifest and protocol, and launches a run of them. */
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
  await refuseUnknownSubset(api, cohort, selection);
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

/** @throws CommandError (exit 1) where the cohort that the manifest is has no such subset */
async function refuseUnknownSubset(
  api: ApiClient,
  { id, name, version }: CohortSummary,
  { subset }: Selection,
): Promise<void> {
  if (subset === undefined) return;
  const known = (await api.cohorts.subsets.query({ id })).map((one) => one.name);
  if (known.includes(subset)) return;
  throw wrongUsage(
    `The manifest is cohort ${name}@${version}, which has no subset called ${subset}. It has: ${known.join(', ') || 'none'}. "atrium cohort subset add" makes one.`,
  );
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
