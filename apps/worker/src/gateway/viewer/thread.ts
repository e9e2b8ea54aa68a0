import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { describeError } from '../../log';
import { numberedQuestionSchema, type NumberedAnswer, type ViewerQuestion } from './messages';
import { GatewayRefusal } from '../refusal';
import { Renderer } from './render';

/*
 * The viewer's thread: unpacking a scan takes hundreds of milliseconds, and the worker's heartbeats must not wait for it.
 */

/** What the thread is started with. */
const settingsSchema = z.object({ home: z.string(), maxBytes: z.number() });

const { home, maxBytes } = settingsSchema.parse(workerData);
const renderer = new Renderer(home, maxBytes);

function answer(question: ViewerQuestion): Promise<unknown> {
  if (question.kind === 'image') return renderer.image(question.request);
  if (question.kind === 'slice') return renderer.slice(question.request);
  return renderer.outlines(question.request);
}

const say = (message: NumberedAnswer): void => parentPort?.postMessage(message);

async function reply(raw: unknown): Promise<void> {
  const { id, question } = numberedQuestionSchema.parse(raw);
  try {
    say({ id, kind: 'answer', answer: await answer(question) });
  } catch (error) {
    if (error instanceof GatewayRefusal)
      say({ id, kind: 'refusal', status: error.statusCode, message: error.message });
    else say({ id, kind: 'failure', details: describeError(error) });
  }
}

parentPort?.on('message', (raw) => void reply(raw));
