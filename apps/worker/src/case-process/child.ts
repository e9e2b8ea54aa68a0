import path from 'node:path';
import { evaluateCase } from '@atrium/evaluation';
import { loadModel, ModelError, readBundle, type FoundBundle, type Model } from '@atrium/models';
import { asFault } from '../fault';
import { describeError } from '../log';
import { writeResult } from '../store/case-store';
import { caseJobSchema, type CaseJob, type CaseMessage } from './messages';

/*
 * The case process: onnxruntime blocks the event loop while it runs, so it runs here, and heartbeats do not. Sessions are
 * loaded once and kept warm. It ends when its channel closes: the worker decides, signals to the group do not.
 */

const loaded = new Map<string, Promise<Model>>();

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

async function run(job: CaseJob): Promise<void> {
  const model = await readBundle(job.model.folder);
  if (model.sha256 !== job.model.sha256) {
    throw new ModelError(
      'MODEL_HASH',
      `${model.bundle.id}: model.json changed since it was looked up`,
    );
  }
  const result = await evaluateCase(job, {
    model,
    provider: job.provider,
    load: () => load(model, job),
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
