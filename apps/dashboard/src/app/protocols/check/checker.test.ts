import { Worker } from 'node:worker_threads';
import { ProtocolChecker, type CheckWorker } from './checker';

/* Real threads; they answer as the worker of the page does, and one text holds them for ever. */
const SCRIPT = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ text }) => {
    if (text === 'for ever') for (;;);
    if (text === 'break') throw new Error('broken');
    const result = { ok: false, issues: [{ file: 'the text', line: 1, column: 1, message: text }] };
    parentPort.postMessage({ type: 'checked', result });
  });
  parentPort.postMessage({ type: 'ready' });`;

let started = 0;
let checker: ProtocolChecker;

/** A thread behind the interface of a browser's worker. */
function startThread(): CheckWorker {
  started += 1;
  const thread = new Worker(SCRIPT, { eval: true });
  return {
    postMessage: (message) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
    addEventListener: (type: string, listener: (event: { data: unknown }) => void) =>
      void thread.on(type, (data: unknown) => listener({ data })),
  };
}

beforeEach(() => {
  started = 0;
  checker = new ProtocolChecker(startThread, 300);
});
afterEach(() => checker.dispose());

const check = (text: string) => checker.check({ text, models: [] });
const answer = (text: string) => ({
  state: 'checked',
  result: { ok: false, issues: [expect.objectContaining({ message: text })] },
});

it('answers with what the worker found, by one worker', async () => {
  expect(await check('a')).toEqual(answer('a'));
  expect(await check('b')).toEqual(answer('b'));
  expect(started).toBe(1);
});

it('of texts that wait checks the newest only', async () => {
  const all = await Promise.all(['a', 'b', 'c', 'd'].map(check));
  const superseded = { state: 'superseded' };
  expect(all).toEqual([answer('a'), superseded, superseded, answer('d')]);
});

it('replaces a worker that takes too long, and goes on with the next text', async () => {
  const [slow, next] = await Promise.all([check('for ever'), check('b')]);
  expect(slow).toEqual({ state: 'slow' });
  expect(next).toEqual(answer('b'));
  expect(started).toBe(2);
});

it('says that a worker broke, and starts another for the next text', async () => {
  expect(await check('break')).toEqual({ state: 'broken' });
  expect(await check('b')).toEqual(answer('b'));
});

it('lets nobody wait when it is disposed of', async () => {
  const waiting = [check('for ever'), check('b')];
  checker.dispose();
  expect(await Promise.all(waiting)).toEqual([{ state: 'superseded' }, { state: 'superseded' }]);
});
