import { ahead } from './ahead';

it('keeps the order and no more than so many under way', async () => {
  let underWay = 0;
  let most = 0;
  const use = async (item: number): Promise<number> => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setTimeout(resolve, 10 - item));
    underWay -= 1;
    return 10 * item;
  };
  const seen: number[] = [];
  for await (const made of ahead([0, 1, 2, 3, 4, 5, 6], 3, use)) seen.push(made);
  expect(seen).toEqual([0, 10, 20, 30, 40, 50, 60]);
  expect(most).toBe(3);
});

it('throws what an item throws when its turn comes, and nothing for those after it', async () => {
  const use = async (item: number): Promise<number> => {
    if (item > 0) throw new Error(`item ${item}`);
    return item;
  };
  const results = ahead([0, 1, 2], 3, use);
  expect(await results.next()).toEqual({ value: 0, done: false });
  await expect(results.next()).rejects.toThrow('item 1');
});

it('gives nothing for nothing', async () => {
  expect(await ahead([], 3, async (item) => item).next()).toEqual({ value: undefined, done: true });
});
