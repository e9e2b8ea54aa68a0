import {
  describeMetric,
  domainOf,
  effortPoints,
  effortSentence,
  LinePanels,
  metricTitle,
  nearestStart,
  siteLines,
  type EffortPoint,
  type LinePanel,
} from '@atrium/charts';
import { resultFilterSchema, type ReportData } from '@atrium/contracts';
import { draw, WIDTH, type Figure } from './figure';

/** The primary endpoint over the prompts that a person would have drawn: a panel for each unit, which are never compared. */
export function effortFigure({ analysis, metrics, facets }: ReportData): Figure[] {
  const metric = describeMetric(analysis.endpoint);
  const rows = metrics.find((one) => one.metric === analysis.endpoint)?.rows ?? [];
  const points = effortPoints(facets.arms, [...rows]).filter(({ median }) => median !== null);
  if (points.length === 0) return [];
  const units = [...new Set(points.map(({ unit }) => unit))];
  const most = Math.max(1, ...points.map(({ prompts }) => prompts));
  const drawn = points.flatMap(({ q1, median, q3 }) => [q1, median, q3]).filter((v) => v !== null);
  const from = nearestStart(metric, drawn);
  const yDomain = domainOf(metric, drawn, from);
  const panels = units.map((unit): LinePanel => ({
    key: unit,
    title: unit === 'none' ? 'no prompt drawn by a person' : `prompts: ${unit}`,
    yLabel: metricTitle(metric),
    yDomain,
    lines: facets.sites.map((site, place) => ({
      label: site,
      place,
      hasDots: true,
      // Arms are not joined: a line broken after each of its points.
      points: points
        .filter((point) => point.site === site && point.unit === unit)
        .flatMap((point) => [
          dotOf(point, metric.digits),
          { x: point.prompts, y: null, title: '' },
        ]),
    })),
  }));
  return [
    {
      name: 'effort',
      title: `${metric.label} over human effort`,
      sentence: effortSentence({
        metric,
        points,
        arms: facets.arms,
        filter: resultFilterSchema.parse({}),
        from: from ?? 0,
      }),
      legend: siteLines(facets.sites),
      svg: draw(
        <LinePanels
          label={`${metric.label} over prompts`}
          panels={panels}
          xDomain={[0, most * 1.05]}
          xLabel="prompts drawn per case (mean)"
          width={WIDTH}
        />,
      ),
    },
  ];
}

const dotOf = ({ arm, site, prompts, median, n }: EffortPoint, digits: number) => ({
  x: prompts,
  y: median,
  title: `${arm} at ${site}: median ${median?.toFixed(digits)}, ${prompts.toFixed(1)} prompts, n ${n}`,
});
