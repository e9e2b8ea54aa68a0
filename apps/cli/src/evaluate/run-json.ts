import os from 'node:os';
import { RUN_SCHEMA, type RunDetail, type RunJson, type RunState } from '@atrium/contracts';
import { onnxruntimeVersion, version } from '../version';

/** run.json of a run as it is now. */
export const toRunJson = (run: RunDetail): RunJson => ({
  schema: RUN_SCHEMA,
  run_id: run.id,
  state: toRunState(run.state),
  protocol: { name: run.protocol.name, version: run.protocol.version, sha256: run.protocol.sha256 },
  cohort: {
    name: run.cohort.name,
    version: run.cohort.version,
    sha256: run.cohort.sha256,
    cases: run.cases,
    manifest_sha256: run.cohort.manifest_sha256,
  },
  selection: run.selection,
  models: run.models.map(({ id, version: modelVersion, sha256 }) => ({
    id,
    version: modelVersion,
    sha256,
  })),
  provider: run.provider,
  versions: { atrium: version(), node: process.version, onnxruntime: onnxruntimeVersion() },
  machine: {
    platform: os.platform(),
    arch: os.arch(),
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
  },
  started_at: run.started_at,
  ended_at: run.ended_at,
  counts: run.counts,
  partial: run.partial,
  warnings: run.warnings,
});

/** A run that was asked for and has not begun counts as running. */
const toRunState = (state: RunDetail['state']): RunState =>
  state === 'requested' ? 'running' : state;
