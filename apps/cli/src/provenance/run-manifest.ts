import type { ApiClient } from '@atrium/api-client';
import {
  MANIFEST_SCHEMA,
  type RunDetail,
  type RunManifest,
  type UnitHashes,
} from '@atrium/contracts';
import { toRunJson } from '../evaluate/run-json';

const PAGE = 500;

/** The hashes of all that a run's numbers come from and of all that it made. */
export async function readManifest(api: ApiClient, run: RunDetail): Promise<RunManifest> {
  const { protocol, cohort } = run;
  return {
    schema: MANIFEST_SCHEMA,
    run_id: run.id,
    mode: run.mode,
    rerun_of: run.rerun_of,
    protocol: { name: protocol.name, version: protocol.version, sha256: protocol.sha256 },
    cohort: {
      name: cohort.name,
      version: cohort.version,
      sha256: cohort.sha256,
      manifest_sha256: cohort.manifest_sha256,
    },
    models: await readModels(api, run),
    provider: run.provider,
    versions: versionsOf(run),
    units: await readUnits(api, run.id),
  };
}

/** This command's own, and that of the code that computed. */
const versionsOf = (run: RunDetail): Record<string, string> => ({
  ...toRunJson(run).versions,
  ...(run.evaluation_version !== null && { evaluation: String(run.evaluation_version) }),
});

async function readModels(api: ApiClient, { models }: RunDetail): Promise<RunManifest['models']> {
  const known = await api.models.list.query();
  return models.map(({ id, version, sha256 }) => {
    const files = known.find((model) => model.sha256 === sha256)?.card?.files;
    const listed = files?.map((file) => ({ path: file.path, sha256: file.sha256 }));
    return { id, version, sha256, files: listed ?? null };
  });
}

async function readUnits(api: ApiClient, runId: string): Promise<UnitHashes[]> {
  const all: UnitHashes[] = [];
  for (let total = 1; all.length < total;) {
    const page = await api.results.hashes.query({
      run_id: runId,
      offset: all.length,
      limit: PAGE,
    });
    all.push(...page.units);
    total = page.total;
  }
  return all;
}
