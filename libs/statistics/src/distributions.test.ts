import * as distributions from './distributions';
import { expectClose, fixtureCases } from './testing/fixtures';

interface Case {
  readonly name: keyof typeof distributions;
  readonly args: readonly number[];
  readonly value: number;
}

const cases = fixtureCases<Case>('distributions');

/** The range's distribution is an integral that @stdlib and SciPy each approximate. */
const TOLERANCE: Partial<Record<Case['name'], number>> = { studentizedRangeCdf: 1e-8 };

it.each([...new Set(cases.map(({ name }) => name))])('%s is that of SciPy', (name) => {
  for (const { args, value } of cases.filter((one) => one.name === name)) {
    const [a, b, c] = args;
    expectClose(distributions[name](a, b, c), value, TOLERANCE[name] ?? 1e-10);
  }
});
