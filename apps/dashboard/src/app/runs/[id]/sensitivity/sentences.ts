import {
  count,
  heatMapScaleSentence,
  metricTitle,
  type Dimension,
  type HeatMapPanel,
  type MetricDescription,
  type Sweep,
  type SweepPoint,
} from '@atrium/charts';

/** What the heat map shows, with n. */
export const heatMapSentence = (
  metric: MetricDescription,
  sweep: Sweep,
  panels: readonly HeatMapPanel[],
  held: SweepPoint,
  free: readonly Dimension[],
): string =>
  [
    `Median ${metricTitle(metric)} of completed cases at each point of ${sweep.strategy}, below it the quartiles;`,
    `${results(panels)}. ${heatMapScaleSentence(metric)}`,
    heldWords(sweep, held, free),
    repetitions(panels),
  ]
    .filter((part) => part !== '')
    .join(' ');

/** What the lines show, with n. */
export const linesSentence = (
  metric: MetricDescription,
  sweep: Sweep,
  panels: readonly HeatMapPanel[],
  held: SweepPoint,
  over: Dimension,
): string =>
  [
    `Median ${metricTitle(metric)} of completed cases of ${sweep.strategy} over ${sweep.labels[over].toLowerCase()}, bars from the first to the third quartile; ${results(panels)}.`,
    heldWords(sweep, held, [over]),
    repetitions(panels),
  ]
    .filter((part) => part !== '')
    .join(' ');

function results(panels: readonly HeatMapPanel[]): string {
  const n = panels.reduce(
    (sum, { cells }) => sum + cells.reduce((inner, cell) => inner + cell.n, 0),
    0,
  );
  return `${count(n, 'result')} at ${count(panels.length, 'site')}`;
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
