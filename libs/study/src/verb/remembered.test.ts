import { remembered } from './remembered';

const stamp = (version: number) => [{ id: 'run', version }];

it('reads once for a version and an input, also for those who ask meanwhile', async () => {
  const read = jest.fn(async (_db: object, input: string) => ({ input }));
  const ask = remembered(read);
  const db = {};
  const [first, second] = await Promise.all([ask(db, stamp(1), 'a'), ask(db, stamp(1), 'a')]);
  expect(first).toBe(second);
  expect(await ask(db, stamp(1), 'a')).toBe(first);
  expect(read).toHaveBeenCalledTimes(1);
});

it.each([
  ['another version', {}, 2, 'a'],
  ['another input', {}, 1, 'b'],
])('reads anew for %s', async (_what, db, version, input) => {
  const read = jest.fn(async (_db: object, given: string) => given);
  const ask = remembered(read);
  await ask(db, stamp(1), 'a');
  await ask(db, stamp(version), input);
  expect(read).toHaveBeenCalledTimes(2);
});

it('reads anew from another database, and after a failure', async () => {
  const read = jest.fn(async (_db: object, _input: string) => 1);
  read.mockRejectedValueOnce(new Error('away'));
  const ask = remembered(read);
  const db = {};
  await expect(ask(db, stamp(1), 'a')).rejects.toThrow('away');
  expect(await ask(db, stamp(1), 'a')).toBe(1);
  await ask({}, stamp(1), 'a');
  expect(read).toHaveBeenCalledTimes(3);
});
