/** Files that are read while one is worked on. */
export const FILES_AHEAD = 8;

/**
 * What a function makes of each item, in the order of the items, with several under way at once.
 *
 * @param most items under way
 * @throws what the function throws for an item, when its turn comes
 */
export async function* ahead<T, R>(
  items: readonly T[],
  most: number,
  use: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const started: Promise<R>[] = [];
  for (let next = 0; next < items.length; next += 1) {
    while (started.length < Math.min(items.length, next + most)) {
      const promise = use(items[started.length]);
      // Whoever stops early asks for no more: a failure after that is nobody's.
      promise.catch(() => undefined);
      started.push(promise);
    }
    yield await started[next];
    // Its result is not kept.
    delete started[next];
  }
}
