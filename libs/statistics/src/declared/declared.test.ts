import { offersTest } from '../offered/offered-tests';
import { randomFrom } from '../random';
import { signedRankTest } from '../paired/signed-rank-test';
import { expectClose } from '../testing/fixtures';
import { compare, type DeclaredComparison, type SitePairs } from './comparison';
import { declaredAnswers } from './verdicts';

const random = randomFrom(8);
/** Differences of n cases about a centre, within 0.01 of it. */
const about = (centre: number, n: number): number[] =>
  Array.from({ length: n }, () => centre + 0.02 * (random.float() - 0.5));
const sites = (...differences: number[][]): SitePairs[] =>
  differences.map((values, i) => ({ site: `s${i}`, differences: values }));
const comparison = (more: Partial<DeclaredComparison> = {}): DeclaredComparison => ({
  id: 'a',
  kind: 'non-inferiority',
  margin: 0.02,
  at: 'overall',
  ...more,
});
const answer = (one: DeclaredComparison, allCases: SitePairs[], completedOnly = allCases) =>
  declaredAnswers([{ comparison: one, allCases, completedOnly }])[0];

describe('a comparison', () => {
  it('over one site is the signed rank test of the shifted differences', () => {
    const differences = about(-0.01, 15);
    const found = compare(comparison(), sites(differences));
    const shifted = differences.map((value) => value + 0.02);
    expectClose(found.p, signedRankTest(shifted, 'greater').p, 1e-9);
    expect(found.difference?.interval?.level).toBeGreaterThanOrEqual(0.96);
  });

  it('at every site takes the worst of them', () => {
    const pairs = sites(about(0, 12), about(-0.019, 12));
    const found = compare(comparison({ at: 'every-site' }), pairs);
    expect(found.p).toBe(Math.max(...found.sites.map(({ p }) => p)));
    expect(compare(comparison(), pairs).p).toBeLessThan(found.p);
  });

  it('of no pairs shows nothing', () => {
    expect(compare(comparison(), [])).toMatchObject({ p: 1, smallestP: 1, difference: null });
  });
});

describe('declared answers', () => {
  it('show non-inferiority, and equivalence, of arms that are alike', () => {
    const pairs = sites(about(0, 10), about(0, 10));
    expect(answer(comparison(), pairs).verdict).toBe('shown');
    expect(answer(comparison({ kind: 'equivalence' }), pairs).verdict).toBe('shown');
    const apart = comparison({ kind: 'difference', margin: null });
    expect(answer(apart, sites(about(0.03, 10), about(0.03, 10))).verdict).toBe('shown');
  });

  it('show nothing beyond the margin, nor where the two populations disagree', () => {
    const alike = sites(about(0, 12));
    const worse = sites(about(-0.05, 12));
    expect(answer(comparison(), worse).verdict).toBe('not shown');
    expect(answer(comparison(), worse, alike).verdict).toBe('not shown');
    expect(answer(comparison(), alike, worse).verdict).toBe('not shown');
  });

  it('show no difference that has another direction among the completed', () => {
    const apart = comparison({ kind: 'difference', margin: null });
    const [up, down] = [sites(about(0.03, 20)), sites(about(-0.03, 20))];
    expect(answer(apart, up).verdict).toBe('shown');
    expect(answer(apart, down).verdict).toBe('shown');
    expect(answer(apart, down, up).verdict).toBe('not shown');
  });

  it('decide nothing over sites of which one has no completed pair, unless one population says no', () => {
    const good = about(0, 30);
    const all = sites(good, good, about(0, 30));
    const completed = sites(good, good, []);
    expect(answer(comparison(), all, completed)).toMatchObject({
      verdict: 'not decidable',
      lostSites: ['s2'],
      needed: null,
    });
    const everySite = comparison({ at: 'every-site' });
    const failed = sites(good, good, Array(30).fill(-0.9));
    expect(answer(everySite, failed, completed).verdict).toBe('not shown');
  });

  it('say that few pairs decide nothing, and how many would', () => {
    const found = answer(comparison(), sites(about(0.01, 5)));
    expect(found).toMatchObject({ verdict: 'not decidable', needed: 6 });
    const everySite = comparison({ at: 'every-site' });
    expect(answer(everySite, sites(about(0.01, 30), about(0.01, 5))).verdict).toBe('not decidable');
  });

  it('ask more of each comparison the more there are, by Holm', () => {
    const many = ['a', 'b', 'c', 'd'].map((id) => {
      const pairs = sites(about(0.01, 7));
      return { comparison: comparison({ id }), allCases: pairs, completedOnly: pairs };
    });
    // 7 pairs of one sign have p = 1 / 128: enough alone, too much for a quarter of 0.02.
    expect(declaredAnswers(many.slice(0, 1))[0].verdict).toBe('shown');
    const answers = declaredAnswers(many);
    expect(answers.map(({ verdict }) => verdict)).toEqual(new Array(4).fill('not decidable'));
    expectClose(answers[0].allCases.adjustedP ?? NaN, 4 / 128, 1e-9);
    expect(answers[0].needed).toBe(8);
  });

  it('make no step by a test that does not hold its alpha', () => {
    const size = Array.from({ length: 20 }, () => 10);
    expect(offersTest(comparison(), size)).toBe(false);
    const unoffered = sites(...size.map((n) => about(0.01, n)));
    // 6 pairs of one sign: 2 / 64 two-sided, enough alone and too much for the second of two.
    const few = sites(about(0.01, 6));
    const apart = comparison({ id: 'b', kind: 'difference', margin: null });
    const answers = declaredAnswers([
      { comparison: comparison(), allCases: unoffered, completedOnly: unoffered },
      { comparison: apart, allCases: few, completedOnly: few },
    ]);
    expect(answers.map(({ verdict }) => verdict)).toEqual(['not decidable', 'not decidable']);
    expect(answers.map(({ needed }) => needed)).toEqual([null, 7]);
    expect(answers[0].allCases.adjustedP).toBeNull();
    expectClose(answers[1].allCases.adjustedP ?? NaN, 4 / 64, 1e-9);
  });

  it('weigh each p by its own level', () => {
    const pairs = sites(about(0.01, 7));
    const asked = [
      { comparison: comparison(), allCases: pairs, completedOnly: pairs },
      {
        comparison: comparison({ id: 'b', kind: 'difference', margin: null }),
        allCases: pairs,
        completedOnly: pairs,
      },
    ];
    // 2/128 of 0.05 is a share of 0.3125, twice that 0.625; 1/128 of 0.02, the second, is less, and takes that of the first.
    declaredAnswers(asked).forEach(({ allCases, verdict }, i) => {
      expectClose(allCases.adjustedP ?? NaN, 0.625 * [0.02, 0.05][i], 1e-9);
      expect(verdict).toBe('shown');
    });
  });
});
