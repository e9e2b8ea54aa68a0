import { checkProtocol, checkRequestSchema, type WorkerMessage } from './check';

/* Checks protocols off the page's thread, one at a time. */

const send = (message: WorkerMessage) => postMessage(message);

addEventListener('message', ({ data }) => {
  const { text, models } = checkRequestSchema.parse(data);
  send({ type: 'checked', result: checkProtocol(text, models) });
});

send({ type: 'ready' });
