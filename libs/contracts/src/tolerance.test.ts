import { toleranceMessage, warnedTolerance } from './tolerance';

it.each([0.5, 1, 1.5, 1e-7])('reads the tolerance of %d mm back from its warning', (tolerance) =>
  expect(warnedTolerance(toleranceMessage(tolerance, 2.5))).toBe(tolerance),
);

it('reads none from another warning', () => expect(warnedTolerance('sform is used')).toBeNull());
