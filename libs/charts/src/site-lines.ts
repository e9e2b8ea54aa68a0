import type { LegendEntry } from './export/compose-svg';
import { seriesColour, seriesDash } from './theme';

/** The legend of a chart with a line for each site, in the chart's order. */
export const siteLines = (sites: readonly string[]): LegendEntry[] =>
  sites.map((label, i) => ({
    label,
    colour: seriesColour(i),
    dash: seriesDash(i),
    shape: 'line',
  }));
