import {
  declaredForest,
  declaredSentence,
  describeMetric,
  DistributionChart,
  distributionSections,
  distributionSentence,
  DriftChart,
  driftSentence,
  ForestChart,
  nearestStart,
  siteLines,
} from '@atrium/charts';
import { hasKeySlice, resultFilterSchema, type Arm, type ReportData } from '@atrium/contracts';
import { inParts } from '../format';
import { effortFigure } from './effort';
import { draw, partName, partWords, WIDTH, type Figure } from './figure';
import { pairFigures } from './pairs';
import { sensitivityFigures } from './sensitivity';

/** The figures of a report, in the order in which it shows them. */
export function figuresOf(data: ReportData): Figure[] {
  return [
    ...distribution(data),
    ...forest(data),
    ...pairFigures(data),
    ...sensitivityFigures(data),
    ...effortFigure(data),
    ...drift(data),
  ];
}

function distribution({ analysis, metrics, points, facets }: ReportData): Figure[] {
  const metric = describeMetric(analysis.endpoint);
  const summaries = metrics.find((one) => one.metric === analysis.endpoint)?.rows ?? [];
  if (summaries.length === 0) return [];
  const axisFrom = nearestStart(
    metric,
    summaries.flatMap(({ min }) => min ?? []),
  );
  const sentence = distributionSentence({
    metric,
    summaries: [...summaries],
    points,
    filter: resultFilterSchema.parse({}),
    arms: facets.arms,
    axisFrom,
  });
  const parts = onPages(facets.arms, facets.sites.length);
  return parts.map((arms, i) => {
    const sections = distributionSections({
      arms,
      sites: facets.sites,
      splits: null,
      summaries,
      points,
      groupBy: 'strategy',
    });
    return {
      name: `distribution${partName(i, parts.length)}`,
      title: `${metric.label} per arm and site${partWords(i, parts.length)}`,
      sentence: i < parts.length - 1 ? 'Continued in the next figure.' : sentence,
      legend: siteLines(facets.sites),
      svg: draw(
        <DistributionChart
          sections={sections}
          metric={analysis.endpoint}
          from={axisFrom}
          width={WIDTH}
        />,
      ),
    };
  });
}

/** Rows of sites, heads of arms counted as one, that a printed page holds. */
const ROWS_A_PAGE = 38;

/** Arms in parts that each fit a printed page; one arm of many sites has a page of its own. */
function onPages(arms: readonly Arm[], sites: number): Arm[][] {
  return inParts(arms, Math.max(1, Math.floor(ROWS_A_PAGE / (sites + 1))));
}

function forest({ analysis }: ReportData): Figure[] {
  if (analysis.declared.length === 0) return [];
  return (['all_cases', 'completed_only'] as const).map((population) => ({
    name: `declared-${population.replace('_', '-')}`,
    title: `Declared comparisons, ${population.replace('_', ' ')}`,
    sentence: declaredSentence(analysis, population),
    legend: [],
    svg: draw(<ForestChart forest={declaredForest(analysis, population)} width={WIDTH} />),
  }));
}

function drift({ drift: found, driftArms, facets }: ReportData): Figure[] {
  if (!found || found.rows.length === 0) return [];
  return [
    {
      name: 'drift',
      title: 'Dice over distance from the prompt',
      sentence: `${driftSentence(found, driftArms)}${restOfArms(driftArms.length, facets.arms)}`,
      legend: siteLines(facets.sites),
      svg: draw(<DriftChart drift={found} arms={driftArms} sites={facets.sites} width={WIDTH} />),
    },
  ];
}

function restOfArms(shown: number, arms: readonly Arm[]): string {
  const all = arms.filter(hasKeySlice).length;
  return shown < all
    ? ` The first ${shown} of the ${all} arms that prompt a key slice; the run's page Tracking shows the others.`
    : '';
}
