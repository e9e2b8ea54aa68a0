import { hasKeySlice, type DriftSummary } from '@atrium/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { arm } from '../testing/rows';
import { DriftChart } from './chart';
import { binPlace, driftDomain, driftPanels, driftTable } from './data';
import { driftSentence } from './sentence';

const row = (site: string, of: string, bin: number, median: number, n = 4) => ({
  site,
  arm: of,
  bin,
  n,
  q1: median - 0.1,
  median,
  q3: median + 0.05,
});

const DRIFT: DriftSummary = {
  bin_mm: 5,
  signed: true,
  results: 10,
  shown: 8,
  rows: [
    row('north', 'one', -2, 0.6),
    row('north', 'one', 0, 0.9, 8),
    row('north', 'one', 1, 0.8),
    row('south', 'one', 0, 0.85, 2),
    row('north', 'auto', 3, 0.7),
  ],
};

const ARMS = [
  arm('one', { kind: 'box-tracked', zRange: 'full' }),
  arm('auto', { kind: 'box-tracked', source: 'automatic' }),
];
const SITES = ['north', 'south'];

it('puts a bin in the middle of the distances that it holds', () => {
  expect(binPlace(0, 5)).toEqual({ at: 0, from: 0, to: 0 });
  expect(binPlace(1, 5)).toEqual({ at: 2.5, from: 0, to: 5 });
  expect(binPlace(-3, 2.5)).toEqual({ at: -6.25, from: 5, to: 7.5 });
});

it('has a panel for each arm and a line for each site that has a slice', () => {
  const [one, auto] = driftPanels(DRIFT, ARMS, SITES);
  expect(one.lines.map(({ label, place }) => [label, place])).toEqual([
    ['north', 0],
    ['south', 1],
  ]);
  expect(one.lines[0].points.map(({ x, y }) => [x, y])).toEqual([
    [-7.5, 0.6],
    [0, 0.9],
    [2.5, 0.8],
  ]);
  expect(one.counts).toEqual([
    { x: -7.5, n: 4 },
    { x: 0, n: 10 },
    { x: 2.5, n: 4 },
  ]);
  expect(auto.lines.map(({ label }) => label)).toEqual(['north']);
});

it('names an automatic source and a z-range that leaks', () => {
  const [one, auto] = driftPanels(DRIFT, ARMS, SITES);
  expect(one.title).toBe('one');
  expect(auto.title).toBe('auto †‡, automatic prompts, stops at the labelled range');
});

it('draws every bin with its number of slices, without a browser', () => {
  const svg = renderToStaticMarkup(
    <DriftChart drift={DRIFT} arms={ARMS} sites={SITES} width={800} />,
  );
  expect(svg.match(/data-y="[\d.]+"/g)).toHaveLength(DRIFT.rows.length);
  expect(svg).toContain('0 to 5 mm superior: median 0.800, quartiles 0.700 to 0.850, 4 slices');
  expect(svg).toContain('data-count="10"');
  expect(driftDomain(DRIFT)).toEqual([-10, 15]);
});

it('gives its numbers as a table, a row for each bin', () => {
  const { columns, rows } = driftTable(DRIFT);
  expect(rows).toHaveLength(DRIFT.rows.length);
  expect(rows.every((cells) => cells.length === columns.length)).toBe(true);
  expect(rows[0].slice(0, 6)).toEqual(['north', 'one', 'inferior', 5, 10, 4]);
});

it('says how many slices of how many results it is of, and that some were left out', () => {
  const sentence = driftSentence(DRIFT, ARMS);
  expect(sentence).toContain('22 slices of 8 completed results, 2 arms at 2 sites');
  expect(sentence).toContain('Not like for like: an arm with † stops at the labelled range');
  expect(sentence).toContain('Of 10 results every k-th was taken');
  expect(driftSentence({ ...DRIFT, shown: 10 }, ARMS)).not.toContain('k-th');
});

it('is of arms whose prompt stands on key slices', () => {
  const kinds = ['box-per-slice', 'box-every-k', 'none', 'box-chained', 'boxes-tracked'] as const;
  const arms = kinds.map((kind) => arm(kind, { kind }));
  expect(arms.filter(hasKeySlice).map(({ id }) => id)).toEqual(['box-chained', 'boxes-tracked']);
});
