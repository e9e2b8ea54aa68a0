import { unbroken } from './data';
import { layOutPanels } from './layout';

const at = (...ys: (number | null)[]) => ys.map((y, x) => ({ x, y }));
const places = (...ys: (number | null)[]) =>
  unbroken(at(...ys)).map((part) => part.map(({ x }) => x));

it('breaks a line where it is undefined', () => {
  expect(places(1, 2, null, 3)).toEqual([[0, 1], [3]]);
  expect(places(null, 1, null, null)).toEqual([[1]]);
  expect(places(null)).toEqual([]);
});

it.each([
  [1, 360, 1],
  [3, 360, 1],
  [3, 1000, 3],
  [4, 1000, 2],
  [6, 1900, 3],
])('stands %i panels in %i px in even lines of %i', (count, width, perLine) => {
  const layout = layOutPanels(count, true, width);
  const columns = new Set(Array.from({ length: count }, (_, i) => layout.at(i).x));
  expect(columns.size).toBe(perLine);
  const last = layout.at(count - 1);
  expect(last.y + layout.panelHeight).toBe(layout.height);
  expect(Math.max(...columns) + layout.panelWidth).toBeLessThanOrEqual(width);
});
