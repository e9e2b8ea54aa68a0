import fc from 'fast-check';
import { applyAffine } from '../../grid/affine';
import { flipToRas } from '../../grid/ras';
import type { Vec3 } from '../../volume';
import type { Frame } from './frame';
import { stackSlices } from './stack';
import { plus } from './vector';

const frameAt = (position: Vec3, more: Partial<Frame> = {}): Frame => ({
  position,
  orientation: { row: [1, 0, 0], column: [0, 1, 0] },
  spacing: [1.5, 0.75],
  sliceSpacing: 3,
  slope: 1,
  intercept: 0,
  ...more,
});

it('puts slices in order and the first pixel of each where it lies, whatever the order (property)', () => {
  const mm = fc.double({ min: -200, max: 200, noNaN: true });
  const inputs = fc.record({
    origin: fc.tuple(mm, mm, mm),
    step: fc.double({ min: 0.2, max: 9, noNaN: true }),
    order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
  });
  fc.assert(
    fc.property(inputs, ({ origin, step, order }) => {
      const frames = order.map((k) => frameAt(plus(origin, [0, 0, step], k)));
      const stack = stackSlices(frames);
      if (!stack.ok) throw new Error(stack.issue.message);
      const { affine, slices } = stack.value;
      slices.forEach(({ position }, k) => {
        const expected = flipToRas(position ?? [NaN, NaN, NaN]);
        applyAffine(affine, [0, 0, k]).forEach((value, axis) =>
          expect(value).toBeCloseTo(expected[axis], 6),
        );
      });
      expect(affine.slice(0, 2)).toEqual([-0.75, -0]);
    }),
  );
});

it('takes positions that are rounded, and no more', () => {
  const uneven = (by: number) =>
    stackSlices([0, 3, 6 + by, 9, 12].map((z) => frameAt([0, 0, z]))).ok;
  expect(uneven(0.1)).toBe(true);
  expect(uneven(0.2)).toBe(false);
});

it('steps along the normal by what a lone slice says of its thickness', () => {
  const stack = stackSlices([frameAt([4, 5, 6])]);
  expect(stack).toMatchObject({
    value: { affine: [-0.75, -0, -0, -4, -0, -1.5, -0, -5, 0, 0, 3, 6, 0, 0, 0, 1] },
  });
  expect(stackSlices([frameAt([4, 5, 6], { sliceSpacing: 0 })])).toMatchObject({
    issue: { code: 'SPACING_INVALID' },
  });
});

it('stops counting orientations', () => {
  const frames = Array.from({ length: 40 }, (_, k) => {
    const angle = k / 40;
    const row: Vec3 = [Math.cos(angle), Math.sin(angle), 0];
    return frameAt([0, 0, k], { orientation: { row, column: [0, 0, 1] } });
  });
  expect(stackSlices(frames)).toMatchObject({
    issue: { code: 'ORIENTATION_MIXED', message: expect.stringMatching(/found more than 16$/) },
  });
});

it('names directions that are none', () => {
  const flat = { orientation: { row: [1, 0, 0], column: [1, 0, 0] } } as const;
  expect(stackSlices([frameAt([0, 0, 0], flat)])).toMatchObject({
    issue: { code: 'AFFINE_SINGULAR' },
  });
});
