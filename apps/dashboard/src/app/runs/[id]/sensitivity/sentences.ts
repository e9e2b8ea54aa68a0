import {
  filterSentence,
  heatMapScaleSentence,
  metricTitle,
  type Dimension,
  type HeatMapPanel,
  type MetricDescription,
  type Sweep,
  type SweepPoint,
} from '@atrium/charts';
import { counted, type ResultFilter } from '@atrium/contracts';
import { joined } from '@/components/chart/joined';

interface SweepSentence {
  readonly metric: MetricDescription;
  readonly sweep: Sweep;
  readonly panels: readonly HeatMapPanel[];
  readonly held: SweepPoint;
  readonly filter: ResultFilter;
}

/** What the heat map shows, with n. */
export const heatMapSentence = ({
  metric,
  sweep,
  panels,
  held,
  filter,
  free,
}: SweepSentence & { readonly free: readonly Dimension[] }): string =>
  joined(
    `Median ${metricTitle(metric)} of completed cases at each point of ${sweep.name}, below it the quartiles;`,
    `${results(panels)}. ${heatMapScaleSentence(metric)}`,
    heldWords(sweep, held, free),
    repetitions(panels),
    filterSentence(filter),
  );

/** What the lines show, with n. */
export const linesSentence = ({
  metric,
  sweep,
  panels,
  held,
  filter,
  over,
}: SweepSentence & { readonly over: Dimension }): string =>
  joined(
    `Median ${metricTitle(metric)} of completed cases of ${sweep.name} over ${sweep.labels[over].toLowerCase()}, bars from the first to the third quartile; ${results(panels)}.`,
    heldWords(sweep, held, [over]),
    repetitions(panels),
    filterSentence(filter),
  );

function results(panels: readonly HeatMapPanel[]): string {
  const n = panels.reduce(
    (sum, { cells }) => sum + cells.reduce((inner, cell) => inner + cell.n, 0),
    0,
  );
  const sites = panels.filter(({ cells }) => cells.some((cell) => cell.n > 0)).length;
  return `${counted(n, 'result')} at ${counted(sites, 'site')}`;
}

function heldWords(sweep: Sweep, held: SweepPoint, free: readonly Dimension[]): string {
  const fixed = sweep.swept.filter((dimension) => !free.includes(dimension));
  if (fixed.length === 0) return '';
  const words = fixed.map((one) => `${sweep.labels[one].toLowerCase()} ${held[one]}`);
  return `Held at ${words.join(', ')}.`;
}

const repetitions = (panels: readonly HeatMapPanel[]): string =>
  panels.some(({ cells }) => cells.some(({ arms }) => arms.length > 1))
    ? 'Over repetitions of the jitter: the mean of their quantiles.'
    : '';
