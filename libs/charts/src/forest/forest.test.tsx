import type { PairAnalysis, PairAnswer, RunAnalysis } from '@atrium/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { AgreementChart, agreementTable } from '../agreement/chart';
import { EcdfChart, ecdfTable } from '../ecdf/chart';
import { ForestChart } from './chart';
import { fellOutWords, pairsWords, undecidedWords } from './claims';
import { declaredForest, forestDomain, forestTable, pairForest } from './data';
import { declaredSentence, pairSentence, sayP } from './sentence';

const between = (low: number, high: number, level = 0.95) => ({ low, high, level });
const mean = (estimate: number) => ({
  estimate,
  interval: between(estimate - 0.02, estimate + 0.02),
});

const ANSWER: PairAnswer = {
  n: 20,
  p: 0.0123,
  estimate: -0.01,
  interval: between(-0.03, 0.01),
  sites: ['north', 'south'].map((site, i) => ({
    site,
    n: 10,
    p: 0.1,
    estimate: -0.01 * (i + 1),
    interval: between(-0.04, 0.02),
    mean: mean(-0.01),
  })),
  meta: {
    sites: 2,
    unweighted: [],
    mean: null,
    leave_one_out: [],
    heterogeneity: null,
    prediction: null,
  },
  agreement: {
    n: 20,
    bias: -0.01,
    sd: 0.02,
    lower: -0.05,
    upper: 0.03,
    bias_interval: between(-0.02, 0),
    lower_interval: between(-0.06, -0.04),
    upper_interval: between(0.02, 0.04),
  },
};

const PAIR: PairAnalysis = {
  arm: 'one',
  against: 'two',
  endpoint: 'dice',
  apart: [],
  is_incomplete: false,
  pairs: { both: 20, only_arm: 1, only_against: 0, neither: 2 },
  all_cases: ANSWER,
  completed_only: ANSWER,
  ecdf: [
    { arm: 'one', n: 4, values: [0.2, 0.4, 0.4, 0.9] },
    { arm: 'two', n: 2, values: [0.5, 0.6] },
  ],
  points: [
    [0.5, -0.01, 0],
    [0.6, 0.02, 7],
  ],
};

const DECLARED = {
  adjusted_p: 0.04,
  smallest_p: 0.001,
  pairs: { both: 20, one: 1, neither: 0 },
  patients: 20,
};

const RUN: RunAnalysis = {
  endpoint: 'dice',
  estimator: 'median',
  is_incomplete: false,
  pilot: null,
  trained_on: [],
  without_dataset: 0,
  arms: [],
  acceptance: [],
  second_reader: null,
  pairs: [],
  groups: [],
  robust_ranges: [],
  ranking: null,
  further: [],
  declared: (['non-inferiority', 'equivalence', 'difference'] as const).map((kind, i) => ({
    comparison: {
      id: kind,
      kind,
      arm: 'one',
      against: 'two',
      ...(kind !== 'difference' && { margin: 0.02 * (i + 1) }),
    },
    apart: [],
    lost_sites: [],
    failed: { arm: 0, against: 0 },
    verdict: 'shown',
    needed: null,
    all_cases: { ...ANSWER, ...DECLARED },
    completed_only: { ...ANSWER, ...DECLARED },
  })),
};

const draw = (forest: ReturnType<typeof pairForest>, width = 800) =>
  renderToStaticMarkup(<ForestChart forest={forest} width={width} />);

it('has a row for each site and one over them, with the margins that decide it', () => {
  const forest = declaredForest(RUN, 'all_cases');
  expect(forest.groups.map(({ marks }) => marks)).toEqual([[-0.02], [-0.04, 0.04], []]);
  expect(forest.groups[0].rows.map(({ label, n }) => [label, n])).toEqual([
    ['north', 10],
    ['south', 10],
    ['over sites', 20],
  ]);
  const [from, to] = forestDomain(forest);
  expect(from).toBeLessThanOrEqual(-0.04);
  expect(to).toBeGreaterThanOrEqual(0.04);
  const svg = draw(forest);
  expect(svg.match(/data-mark/g)).toHaveLength(3);
  expect(svg).toContain('-0.0100 [-0.0300, +0.0100]');
  expect(draw(forest, 320)).not.toContain('[-0.0300');
});

it('colours a site as the other charts do, by its name, in whatever order the cohort has them', () => {
  const turned = { ...PAIR, all_cases: { ...ANSWER, sites: [...ANSWER.sites].reverse() } };
  const [these] = pairForest(turned, 'all_cases').groups;
  expect(these.rows.map(({ label, place }) => [label, place])).toEqual([
    ['south', 1],
    ['north', 0],
    ['over sites', null],
  ]);
});

it('says nothing of sites like these where there are two, and gives mean and prediction of ten', () => {
  const labels = (pair: PairAnalysis) =>
    pairForest(pair, 'all_cases').groups.flatMap(({ rows }) => rows.map(({ label }) => label));
  expect(labels(PAIR)).toEqual(['north', 'south', 'over sites', 'north', 'south']);
  const meta = {
    sites: 10,
    unweighted: [],
    mean: { ...mean(-0.01), p: 0.2 },
    leave_one_out: [],
    heterogeneity: null,
    prediction: between(-0.1, 0.08),
  };
  const many = { ...PAIR, all_cases: { ...ANSWER, meta } };
  expect(labels(many).slice(-2)).toEqual(['mean of sites', 'one more site']);
  expect(draw(pairForest(many, 'all_cases'))).toContain('[-0.1000, +0.0800]');
});

it('leaves out what is not finite, and draws what is left', () => {
  const infinite: PairAnswer = { ...ANSWER, estimate: 'infinity', interval: null, sites: [] };
  const forest = pairForest({ ...PAIR, all_cases: infinite }, 'all_cases');
  expect(forest.groups).toEqual([]);
  expect(draw(forest)).toContain('<svg');
});

it('gives its numbers as a table', () => {
  const { columns, rows } = forestTable(pairForest(PAIR, 'completed_only'));
  expect(rows.every((cells) => cells.length === columns.length)).toBe(true);
  expect(rows[2]).toEqual(['these', 'over sites', 20, -0.01, -0.03, 0.01, 0.95]);
});

it('says what it is of, and how far it may be read', () => {
  expect(pairSentence({ ...PAIR, apart: ['source'] }, 'all_cases')).toMatch(
    /Exploratory, all cases: 20 cases completed in both arms at 2 sites, 1 in one alone, 2 in neither\..*p = 0\.0123.*fewer than 3.*Not like for like: the arms differ in source of their prompts\./,
  );
  expect(declaredSentence(RUN, 'completed_only')).toContain(
    '3 declared comparisons, completed only',
  );
  expect([0.00001, 0.5].map(sayP)).toEqual(['< 0.0001', '0.5000']);
});

it('says why a comparison cannot be decided', () => {
  const undecided = { ...RUN.declared[0], verdict: 'not decidable' as const, needed: 7 };
  expect(undecidedWords(undecided)).toBe('at this n: 7 differences other than 0 are needed');
  expect(undecidedWords({ ...undecided, needed: null })).toContain('not shown to keep its alpha');
  expect(undecidedWords(RUN.declared[0])).toBe('');
});

it('steps up at each value, and on to the right end', () => {
  const svg = renderToStaticMarkup(<EcdfChart curves={PAIR.ecdf} endpoint="dice" width={400} />);
  const [first] = svg.match(/<path d="[^"]*"/) ?? [''];
  expect(first.match(/V/g)).toHaveLength(4);
  expect(ecdfTable(PAIR.ecdf).rows[1]).toEqual(['one', 0.5, 0.4]);
  const distances = [{ arm: 'one', n: 2, values: [3, 'infinity' as const] }];
  const steps = renderToStaticMarkup(
    <EcdfChart curves={distances} endpoint="hd95_mm" width={400} />,
  );
  // One of two: the line ends half way up.
  expect(steps.match(/<path d="[^"]*"/)?.[0].match(/V/g)).toHaveLength(1);
});

it('has a point for each pair between the limits of agreement', () => {
  const svg = renderToStaticMarkup(
    <AgreementChart
      points={PAIR.points}
      agreement={ANSWER.agreement ?? fail()}
      endpoint="dice"
      arm="one"
      width={500}
    />,
  );
  expect(svg.match(/data-case="\d+"/g)).toEqual(['data-case="0"', 'data-case="7"']);
  expect(svg.match(/data-limit="[a-z ]+"/g)).toHaveLength(3);
  expect(agreementTable(PAIR.points).rows[1]).toEqual([8, 0.6, 0.02]);
});

function fail(): never {
  throw new Error('no agreement');
}

it('counts pairs by their patients, and what is no pair', () => {
  expect(pairsWords(DECLARED)).toBe('20 of 20 patients');
  expect(fellOutWords(DECLARED)).toBe('1 in one arm alone');
  expect(fellOutWords({ pairs: { both: 20, one: 2, neither: 3 } })).toBe(
    '2 in one arm alone, 3 in neither arm',
  );
  expect(fellOutWords({ pairs: { both: 20, one: 0, neither: 0 } })).toBe('');
});
