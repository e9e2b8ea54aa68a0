import {
  AgreementChart,
  describeMetric,
  EcdfChart,
  pairedChange,
  pairedColour,
  PairedLinesChart,
  seriesColour,
  seriesDash,
  type PairedChange,
} from '@atrium/charts';
import { counted, type PairAnalysis, type ReportData } from '@atrium/contracts';
import { pairFile } from '../tables/pairs';
import { draw, WIDTH, type Figure } from './figure';

/** Of every two declared arms, case by case: paired lines, distribution functions, Bland and Altman. */
export const pairFigures = ({ analysis }: ReportData): Figure[] =>
  analysis.pairs.flatMap((pair, place) =>
    pair.pairs.both > 0
      ? [...pairedLines(pair, place), ecdf(pair, place), ...agreement(pair, place)]
      : [],
  );

const between = ({ arm, against }: PairAnalysis): string => `${arm} against ${against}`;

/** Of so many pairs the lines are a surface. */
const MOST_LINES = 400;

function pairedLines(pair: PairAnalysis, place: number): Figure[] {
  if (pair.points.length === 0 || pair.points.length > MOST_LINES) return [];
  const changes = pair.points.map(([, difference]) => pairedChange(difference, pair.endpoint));
  const count = (one: PairedChange): number => changes.filter((change) => change === one).length;
  return [
    {
      name: pairFile('pairs', pair, place),
      title: `${describeMetric(pair.endpoint).label} of each case: ${between(pair)}`,
      sentence: `A line a case, completed in both arms with a defined value: ${count('better')} better in ${pair.arm}, ${count('worse')} worse, ${count('equal')} equal. Exploratory.`,
      legend: (['better', 'worse', 'equal'] as const)
        .filter((change) => count(change) > 0)
        .map((change) => ({
          label: `${change} in ${pair.arm}`,
          colour: pairedColour(change),
          shape: 'line',
        })),
      svg: draw(<PairedLinesChart pair={pair} width={WIDTH} />),
    },
  ];
}

const ecdf = (pair: PairAnalysis, place: number): Figure => ({
  name: pairFile('ecdf', pair, place),
  title: `Share of cases at or below a value: ${between(pair)}`,
  sentence: `Empirical distribution functions, completed only: ${pair.ecdf.map(({ arm, n }) => `${arm} with ${counted(n, 'case')}`).join(', ')}.`,
  legend: pair.ecdf.map(({ arm }, i) => ({
    label: arm,
    colour: seriesColour(i),
    dash: seriesDash(i),
    shape: 'line',
  })),
  svg: draw(<EcdfChart curves={pair.ecdf} endpoint={pair.endpoint} width={WIDTH} />),
});

function agreement(pair: PairAnalysis, place: number): Figure[] {
  const found = pair.completed_only.agreement;
  if (!found) return [];
  return [
    {
      name: pairFile('agreement', pair, place),
      title: `Bland and Altman: ${between(pair)}`,
      sentence: `${counted(found.n, 'pair')}, completed only: ${pair.arm} less ${pair.against} over their mean; bias and limits of agreement (bias less and plus 1.96 SD), each with its interval of 95 %, were differences normal.`,
      legend: [],
      svg: draw(
        <AgreementChart
          points={pair.points}
          agreement={found}
          endpoint={pair.endpoint}
          arm={pair.arm}
          width={WIDTH}
        />,
      ),
    },
  ];
}
