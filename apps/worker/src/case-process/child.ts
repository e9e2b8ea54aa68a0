import path from 'node:path';
import { evaluateCase, RecentSegmentations, type LoadableModel } from '@atrium/evaluation';
import { loadModel, ModelError, readBundle, type FoundBundle, type Model } from '@atrium/models';
import { asFault } from '../fault';
import { describeError } from '../log';
import { writeResult } from '../store/case-store';
import { softwareVersions } from '../version';
import { caseJobSchema, type CaseJob, type CaseMessage } from './messages';

/*
 * The case process: onnxruntime blocks the event loop while it runs, so it runs here, and heartbeats do not. Sessions are
 * loaded once and kept warm. It ends when its channel closes: the worker decides, signals to the group do not.
 */

const loaded = new Map<string, Promise<Model>>();

/** The units of a case follow one another: what a task-specific model found serves them all. */
const segmentations = new RecentSegmentations(8);

const send = (message: CaseMessage): void => {
  process.send?.(message);
};

function load(model: FoundBundle, { provider, threads }: CaseJob): Promise<Model> {
  const warm = loaded.get(model.sha256);
  if (warm) return warm;
  const loading = loadModel(model, { provider, threads });
  loaded.set(model.sha256, loading);
  return loading;
}

/** A bundle as the job names it, to be loaded when it is needed. @throws ModelError MODEL_HASH */
async function loadable(
  { folder, sha256 }: CaseJob['model'],
  job: CaseJob,
): Promise<LoadableModel> {
  const model = await readBundle(folder);
  if (model.sha256 === sha256) return { model, load: () => load(model, job) };
  const message = `${model.bundle.id}: model.json changed since it was looked up`;
  throw new ModelError('MODEL_HASH', message);
}

async function run(job: CaseJob): Promise<void> {
  const automatic: LoadableModel[] = [];
  for (const bundle of job.automatic) automatic.push(await loadable(bundle, job));
  const result = await evaluateCase(job, {
    ...(await loadable(job.model, job)),
    automatic,
    segmentations,
    provider: job.provider,
    software: softwareVersions(),
    maskFolder: path.join(job.draft, 'masks'),
    maskAddress: `${job.address}/masks`,
    secondsBefore: job.secondsBefore,
    onProgress: (progress) => send({ kind: 'progress', ...progress }),
  });
  send({ kind: 'progress', phase: 'writing', slice: 0, slices: 0 });
  const receipt = await writeResult(job.draft, result);
  send({ kind: 'done', receipt, rssBytes: process.memoryUsage.rss() });
}

process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  run(caseJobSchema.parse(message)).catch((error: unknown) => {
    const { code, message: sentence } = asFault(error);
    send({ kind: 'failed', code, message: sentence, details: describeError(error) });
  });
});
