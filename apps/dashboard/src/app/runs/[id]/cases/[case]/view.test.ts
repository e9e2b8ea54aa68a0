import fc from 'fast-check';
import { fit, MAX_ZOOM, pan, place, validView, WHOLE, zoomAt } from './view';

const FRAME = { width: 800, height: 600 };
const fitted = fit({ width: 400, height: 400 }, FRAME);

it('fits a slice by its longer side, in the proportions of its mm', () => {
  expect(fit({ width: 400, height: 400 }, FRAME)).toEqual({ width: 600, height: 600 });
  expect(fit({ width: 400, height: 100 }, FRAME)).toEqual({ width: 800, height: 200 });
});

it('puts the middle of the slice into the middle of the frame', () => {
  expect(place(WHOLE, fitted, FRAME)).toEqual({ width: 600, height: 600, left: 100, top: 0 });
});

it.each([
  [{ zoom: NaN, x: 0.2, y: 0.2 }, WHOLE],
  [{ zoom: -3, x: 0.2, y: 0.2 }, WHOLE],
  [
    { zoom: 99, x: 2, y: Infinity },
    { zoom: MAX_ZOOM, x: 1, y: 0.5 },
  ],
])('takes %p from the address as %p', (view, expected) => {
  expect(validView(view)).toEqual(expected);
});

it('keeps the point under the pointer when it zooms', () => {
  const pointOf = (view: typeof WHOLE, dx: number) => {
    const { left, width } = place(view, fitted, FRAME);
    return (FRAME.width / 2 + dx - left) / width;
  };
  fc.assert(
    fc.property(fc.double({ min: -200, max: 200, noNaN: true }), (dx) => {
      const before = { zoom: 2, x: 0.5, y: 0.5 };
      const after = zoomAt(before, 1.5, fitted, dx);
      expect(pointOf(after, dx)).toBeCloseTo(pointOf(before, dx), 9);
    }),
  );
});

it('moves the slice as far as the pointer', () => {
  const before = { zoom: 2, x: 0.5, y: 0.5 };
  const after = pan(before, fitted, 30, -12);
  const [a, b] = [place(before, fitted, FRAME), place(after, fitted, FRAME)];
  expect(b.left - a.left).toBeCloseTo(30);
  expect(b.top - a.top).toBeCloseTo(-12);
});
