import fc from 'fast-check';
import { type Polygon, visitInside } from './polygon';

/** Pixels inside, as rows of text. */
function drawn(polygons: readonly Polygon[], width: number, height: number): string[] {
  const rows = Array.from({ length: height }, () => new Array<string>(width).fill('.'));
  visitInside(polygons, width, height, (x, y) => (rows[y][x] = '#'));
  return rows.map((row) => row.join(''));
}

const square = (low: number, high: number): Polygon => [
  [low, low],
  [high, low],
  [high, high],
  [low, high],
];

it('takes the centres inside, and those on a low edge', () => {
  expect(drawn([square(0.5, 2.5)], 4, 4)).toEqual(['....', '.##.', '.##.', '....']);
  expect(drawn([square(1, 3)], 4, 4)).toEqual(['....', '.##.', '.##.', '....']);
});

it('leaves out what two polygons cover', () => {
  expect(drawn([square(-0.5, 4.5), square(0.5, 3.5)], 5, 5)).toEqual([
    '#####',
    '#...#',
    '#...#',
    '#...#',
    '#####',
  ]);
});

it('cuts off what lies beyond the image', () => {
  expect(drawn([square(-9, 9)], 2, 2)).toEqual(['##', '##']);
  expect(drawn([square(5, 9)], 2, 2)).toEqual(['..', '..']);
});

it('gives each centre to one of two polygons that share an edge (property)', () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
  fc.assert(
    fc.property(corner, corner, corner, corner, (a, b, c, d) => {
      const count = new Map<string, number>();
      const visit = (x: number, y: number) =>
        count.set(`${x} ${y}`, (count.get(`${x} ${y}`) ?? 0) + 1);
      for (const half of [
        [a, b, c],
        [a, c, d],
      ])
        visitInside([half], 7, 7, visit);
      const whole = new Set<string>();
      visitInside([[a, b, c, d]], 7, 7, (x, y) => whole.add(`${x} ${y}`));
      // Even-odd over the halves is even-odd over the whole.
      const odd = [...count].filter(([, times]) => times % 2 === 1).map(([place]) => place);
      expect(new Set(odd)).toEqual(whole);
    }),
  );
});
