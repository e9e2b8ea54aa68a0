import type { ScoreCosts } from '@atrium/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { ScoreCostChart } from './chart';
import { scoreCostPanels, scoreCostSentence, scoreCostTable, scoreDomain, scoreMark } from './data';

const COSTS: ScoreCosts = {
  arm: 'one',
  sites: [
    { site: 'north', results: 2, labelled: 40, overrun: 5 },
    { site: 'south', results: 1, labelled: 20, overrun: 0 },
  ],
  rows: [
    { site: 'north', threshold: -1, overrun_cut: 0, labelled_lost: 0, mean_dice: 0.8 },
    { site: 'north', threshold: 0, overrun_cut: 0.4, labelled_lost: 0.1, mean_dice: 0.82 },
    { site: 'north', threshold: 1, overrun_cut: 1, labelled_lost: 0.5, mean_dice: 0.4 },
    { site: 'south', threshold: 0, overrun_cut: null, labelled_lost: 0.2, mean_dice: 0.7 },
  ],
};
const SITES = ['north', 'south'];

it('has a panel for each quantity and a line for each site', () => {
  const panels = scoreCostPanels(COSTS, SITES);
  expect(panels.map(({ key }) => key)).toEqual(['overrun_cut', 'labelled_lost', 'mean_dice']);
  expect(panels[1].lines.map(({ points }) => points.map(({ y }) => y))).toEqual([
    [0, 0.1, 0.5],
    [0.2],
  ]);
});

it('draws no point for a share of nothing', () => {
  const svg = renderToStaticMarkup(
    <ScoreCostChart costs={COSTS} stop={null} sites={SITES} width={900} />,
  );
  expect(svg.match(/data-y="/g)).toHaveLength(3 * COSTS.rows.length - 1);
  expect(svg.match(/data-mark="0"/g)).toHaveLength(3);
});

it('marks the threshold that the arm ran with, within the axis', () => {
  expect(scoreMark(2)).toEqual({ x: 2, label: 'stops at 2' });
  expect(scoreDomain(COSTS, scoreMark(2))).toEqual([-1, 2]);
  expect(scoreDomain(COSTS, scoreMark(null))).toEqual([-1, 1]);
  expect(scoreDomain({ ...COSTS, rows: [] }, scoreMark(null))).toEqual([0, 1]);
});

it('gives its numbers as a table', () => {
  const { columns, rows } = scoreCostTable(COSTS);
  expect(columns).toHaveLength(rows[0].length);
  expect(rows[3]).toEqual(['south', 'one', 0, null, 0.2, 0.7]);
});

it('says of how many slices it is, and what a stop hides', () => {
  expect(scoreCostSentence(COSTS, null)).toContain('5 over-run slices');
  expect(scoreCostSentence(COSTS, null)).toContain('60 labelled slices');
  expect(scoreCostSentence(COSTS, 2)).toContain('The arm stops below 2');
});
