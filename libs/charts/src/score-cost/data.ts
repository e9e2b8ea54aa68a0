import { counted, type ScoreCost, type ScoreCosts } from '@atrium/contracts';
import type { Domain } from '../axis/domain';
import { show } from '../axis/format';
import type { AxisMark, LinePanel } from '../line-panels/data';
import type { ChartTable } from '../table';

type Quantity = 'overrun_cut' | 'labelled_lost' | 'mean_dice';

const QUANTITIES: readonly (readonly [Quantity, title: string, yLabel: string])[] = [
  ['overrun_cut', 'Over-run slices cut', 'Share of over-run slices'],
  ['labelled_lost', 'Labelled slices lost', 'Share of labelled slices'],
  ['mean_dice', 'Mean Dice of a slice', 'Mean Dice'],
];

/** A panel for each quantity, a line for each site. */
export const scoreCostPanels = (costs: ScoreCosts, sites: readonly string[]): LinePanel[] =>
  QUANTITIES.map(([quantity, title, yLabel]) => ({
    key: quantity,
    title,
    yLabel,
    yDomain: [0, 1],
    lines: sites.flatMap((site, place) => {
      const rows = costs.rows.filter((row) => row.site === site);
      const points = rows.map((row) => pointOf(row, quantity));
      return points.length === 0 ? [] : [{ label: site, place, points }];
    }),
  }));

const pointOf = (row: ScoreCost, quantity: Quantity) => ({
  x: row.threshold,
  y: row[quantity],
  title: `${row.site}, threshold ${row.threshold}: over-run cut ${show(row.overrun_cut, 3)}, labelled lost ${show(row.labelled_lost, 3)}, mean Dice ${show(row.mean_dice, 3)}`,
});

/** The threshold that the arm ran with, or 0: where SAM 2 itself takes the object for absent. */
export const scoreMark = (stop: number | null): AxisMark =>
  stop === null ? { x: 0, label: 'no stop; 0' } : { x: stop, label: `stops at ${stop}` };

/** The thresholds of the rows, the mark among them. */
export function scoreDomain({ rows }: ScoreCosts, mark: AxisMark): Domain {
  const thresholds = rows.map(({ threshold }) => threshold);
  const [from, to] = [Math.min(mark.x, ...thresholds), Math.max(mark.x, ...thresholds)];
  return to > from ? [from, to] : [from, from + 1];
}

export const scoreCostTable = ({ arm, rows }: ScoreCosts): ChartTable => ({
  columns: ['site', 'arm', 'threshold', 'overrun_cut', 'labelled_lost', 'mean_dice'],
  rows: rows.map((row) => [
    row.site,
    arm,
    row.threshold,
    row.overrun_cut,
    row.labelled_lost,
    row.mean_dice,
  ]),
});

/** What the chart shows, with n, and what the mark would cost over all sites. */
export function scoreCostSentence({ arm, sites }: ScoreCosts, stop: number | null): string {
  const total = (of: 'results' | 'labelled' | 'overrun') =>
    sites.reduce((sum, site) => sum + site[of], 0);
  return [
    `${arm}, if tracking ended in each direction at the first slice of an object score below the threshold:`,
    `the share of ${counted(total('overrun'), 'over-run slice')} that would have been cut, of ${counted(total('labelled'), 'labelled slice')} that would have been lost,`,
    `and the mean Dice of the slices where it is defined (labelled ones, and others while they are predicted); ${counted(total('results'), 'completed result')} at ${counted(sites.length, 'site')}.`,
    stop === null
      ? 'The arm stops at no score; at 0 and below SAM 2 takes the object for absent and leaves that slice empty by itself.'
      : `The arm stops below ${stop}: what lies beyond is not known, so lower thresholds show nothing of it.`,
  ].join(' ');
}
