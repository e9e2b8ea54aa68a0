/**
 * The machine's inference slots: a fair semaphore over one value each. Who asked first gets the next free one, whatever
 * site it works for.
 */
export class Slots<T> {
  private readonly free: T[];
  private readonly waiting: ((slot: T) => void)[] = [];

  constructor(slots: readonly T[]) {
    this.free = [...slots];
  }

  /**
   * Runs `work` in a slot of its own, as soon as one is free.
   *
   * @throws the signal's reason when it is aborted while waiting
   */
  async use<R>(signal: AbortSignal, work: (slot: T) => Promise<R>): Promise<R> {
    const slot = await this.acquire(signal);
    try {
      return await work(slot);
    } finally {
      const next = this.waiting.shift();
      if (next) next(slot);
      else this.free.push(slot);
    }
  }

  private acquire(signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    const slot = this.free.shift();
    if (slot !== undefined) return Promise.resolve(slot);
    return new Promise((resolve, reject) => {
      const take = (given: T) => {
        signal.removeEventListener('abort', giveUp);
        resolve(given);
      };
      const giveUp = () => {
        this.waiting.splice(this.waiting.indexOf(take), 1);
        reject(signal.reason);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.waiting.push(take);
    });
  }
}
