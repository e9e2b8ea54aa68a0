/** Works through items in order, a few at once. The first failure ends it, when what was begun has ended. */
export async function inLanes<T>(
  items: Iterable<T>,
  lanes: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const rest = numbered(items);
  let failed = false;
  const lane = async () => {
    for (let next = rest.next(); !next.done && !failed; next = rest.next()) {
      const [index, item] = next.value;
      await work(item, index).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}

function* numbered<T>(items: Iterable<T>): Generator<readonly [number, T]> {
  let index = 0;
  for (const item of items) yield [index++, item];
}
