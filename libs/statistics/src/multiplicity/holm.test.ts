import { expectClose, fixtureCases } from '../testing/fixtures';
import { holm, intersectionUnion } from './holm';

interface Case {
  readonly p: number[];
  readonly adjusted: number[];
}

it.each(fixtureCases<Case>('holm'))('$p is adjusted as statsmodels does it', ({ p, adjusted }) => {
  holm(p).forEach((value, i) => expectClose(value, adjusted[i], 1e-14));
});

it('holds at every site only as well as at the worst', () => {
  expect(intersectionUnion([0.01, 0.2, 0.003])).toBe(0.2);
});
