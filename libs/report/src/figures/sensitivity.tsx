import {
  describeMetric,
  domainOf,
  HeatMap,
  heatMapDomain,
  heatMapPanels,
  heatMapScaleSentence,
  LinePanels,
  metricTitle,
  nearestStart,
  nominalPoint,
  siteLines,
  sweepCells,
  sweepsOf,
  type Dimension,
  type LinePanel,
  type Sweep,
} from '@atrium/charts';
import type { ReportData, SummaryRow } from '@atrium/contracts';
import { inParts } from '../format';
import { draw, PAGE_HEIGHT, partName, partWords, WIDTH, type Figure } from './figure';

/** Of every sweep: a line over each dimension that it varies, and a map over the two that it varies most. */
export function sensitivityFigures(data: ReportData): Figure[] {
  const { analysis, metrics, facets } = data;
  const rows = metrics.find((one) => one.metric === analysis.endpoint)?.rows ?? [];
  return sweepsOf(facets.arms).flatMap((sweep) => [
    ...sweep.swept.map((dimension) => linesOf(data, sweep, dimension, rows)),
    ...mapOf(data, sweep, rows),
  ]);
}

const heldWords = (sweep: Sweep, free: readonly Dimension[]): string => {
  const held = sweep.swept.filter((dimension) => !free.includes(dimension));
  const nominal = nominalPoint(sweep);
  return held.length === 0
    ? ''
    : ` Held: ${held.map((dimension) => `${sweep.labels[dimension].toLowerCase()} at ${nominal[dimension]}`).join(', ')}.`;
};

function linesOf(
  { analysis, facets }: ReportData,
  sweep: Sweep,
  dimension: Dimension,
  rows: readonly SummaryRow[],
): Figure {
  const metric = describeMetric(analysis.endpoint);
  const lines = facets.sites.map((site, place) => ({
    label: site,
    place,
    points: sweepCells(sweep, [...rows], site, [dimension], nominalPoint(sweep)).map((cell) => ({
      x: cell.point[dimension],
      y: cell.median,
      ...(cell.q1 !== null && cell.q3 !== null && { low: cell.q1, high: cell.q3 }),
      title: `${site}, ${sweep.labels[dimension]} ${cell.point[dimension]}: median ${cell.median?.toFixed(metric.digits) ?? '-'}, n ${cell.n}`,
    })),
  }));
  const values = sweep.values[dimension];
  const drawn = lines.flatMap(({ points }) =>
    points.flatMap(({ low, y, high }) => [low, y, high].filter((value) => value != null)),
  );
  const panel: LinePanel = {
    key: dimension,
    title: sweep.name,
    yLabel: metricTitle(metric),
    yDomain: domainOf(metric, drawn, nearestStart(metric, drawn)),
    lines,
  };
  return {
    name: `sensitivity-${sweep.name}-${dimension}`,
    title: `${metric.label} over ${sweep.labels[dimension].toLowerCase()}, ${sweep.name}`,
    sentence: `Median and quartiles of completed results per site, at each value of the sweep.${heldWords(sweep, [dimension])}`,
    legend: siteLines(facets.sites),
    svg: draw(
      <LinePanels
        label={`${metric.label} over ${sweep.labels[dimension]}`}
        panels={[panel]}
        xDomain={[Math.min(...values), Math.max(...values)]}
        xLabel={sweep.labels[dimension]}
        width={WIDTH}
      />,
    ),
  };
}

function mapOf(
  { analysis, facets }: ReportData,
  sweep: Sweep,
  rows: readonly SummaryRow[],
): Figure[] {
  const [across, down] = [...sweep.swept].sort(
    (a, b) => sweep.values[b].length - sweep.values[a].length,
  );
  if (down === undefined) return [];
  const metric = describeMetric(analysis.endpoint);
  const panels = facets.sites.map((site) => ({
    site,
    cells: sweepCells(sweep, [...rows], site, [across, down], nominalPoint(sweep)),
  }));
  const domain = heatMapDomain(
    metric,
    panels.flatMap(({ cells }) => cells.map(({ median }) => median)),
  );
  const map = { panels, sweep, across, down, metric, domain, width: WIDTH };
  const parts = inParts(panels, heatMapPanels(map, PAGE_HEIGHT));
  return parts.map((shown, i) => ({
    name: `sensitivity-${sweep.name}-map${partName(i, parts.length)}`,
    title: `${metric.label} over ${sweep.labels[across].toLowerCase()} and ${sweep.labels[down].toLowerCase()}, ${sweep.name}${partWords(i, parts.length)}`,
    sentence: `Medians of completed results per site. ${heatMapScaleSentence(metric)}${heldWords(sweep, [across, down])}`,
    legend: [],
    svg: draw(<HeatMap {...map} panels={shown} />),
  }));
}
