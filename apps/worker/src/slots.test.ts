import { setTimeout as sleep } from 'node:timers/promises';
import { Slots } from './slots';

const never = new AbortController().signal;

describe('Slots', () => {
  it('runs as many at once as there are slots, in the order in which they asked', async () => {
    const slots = new Slots(['p', 'q']);
    const begun: number[] = [];
    let busy = 0;
    let most = 0;
    const job = (i: number) =>
      slots.use(never, async () => {
        begun.push(i);
        most = Math.max(most, ++busy);
        await sleep(5);
        busy--;
      });
    await Promise.all([0, 1, 2, 3, 4].map(job));
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    expect(most).toBe(2);
  });

  it('lets one that waits give up, and no other lose its turn', async () => {
    const slots = new Slots(['p']);
    const giveUp = new AbortController();
    const first = slots.use(never, () => sleep(20));
    const second = slots.use(giveUp.signal, () => Promise.resolve('second'));
    const third = slots.use(never, () => Promise.resolve('third'));
    giveUp.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    await first;
    expect(await third).toBe('third');
  });

  it('frees the slot of work that failed', async () => {
    const slots = new Slots(['p']);
    await expect(slots.use(never, () => Promise.reject(new Error('broken')))).rejects.toThrow();
    expect(await slots.use(never, (slot) => Promise.resolve(slot))).toBe('p');
  });
});
