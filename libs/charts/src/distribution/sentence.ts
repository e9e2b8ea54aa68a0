import {
  counted,
  type Arm,
  type Points,
  type ResultFilter,
  type SummaryRow,
} from '@atrium/contracts';
import { filterSentence } from '../filter-words';
import { likenessOf } from '../likeness';
import { metricTitle, type MetricDescription } from '../metric/describe';

export interface SentenceInput {
  readonly metric: MetricDescription;
  readonly summaries: readonly SummaryRow[];
  readonly points: Points | null;
  /** Of the rows: what it leaves out is not said to be absent. */
  readonly filter: ResultFilter;
  /** Those that have a row in the chart. */
  readonly arms: readonly Arm[];
  /** The start of the axis when it is not the usual one. */
  readonly axisFrom: number | null;
}

const total = (rows: readonly SummaryRow[], of: (row: SummaryRow) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

/** What the distribution chart shows, with n. */
export function distributionSentence(input: SentenceInput): string {
  const parts =
    input.summaries.length === 0
      ? [`${metricTitle(input.metric)}: no result yet, or none that the filter lets through.`]
      : [
          numbers(input),
          boxes(input),
          failures(input),
          withoutValue(input),
          undefinedOnes(input),
          thinning(input),
        ];
  return [
    ...parts,
    axis(input),
    likenessOf(input.arms.map(({ prompt }) => prompt)).sentence,
    filterSentence(input.filter),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const values = ({ summaries }: SentenceInput): number => total(summaries, (row) => row.box.n);

function numbers({ metric, summaries, ...input }: SentenceInput): string {
  const n = values({ metric, summaries, ...input });
  const shown = summaries.filter(({ box, all }) => box.n > 0 || all.n > 0);
  const sites = new Set(shown.map(({ site }) => site)).size;
  const arms = new Set(shown.map(({ arm }) => arm)).size;
  return `${metricTitle(metric)} of ${counted(n, 'completed result')}, ${counted(arms, 'arm')} at ${counted(sites, 'site')}.`;
}

const boxes = (input: SentenceInput): string =>
  values(input) === 0
    ? ''
    : 'Solid box: quartiles and median (R-7), whiskers to the furthest value within 1.5 IQR.';

function failures({ summaries, metric, filter: { statuses, codes } }: SentenceInput): string {
  const failed = total(summaries, (row) => row.failed);
  const extra = total(summaries, (row) => row.all.n - row.box.n);
  if (statuses.length > 0 && !statuses.includes('failed'))
    return 'Failed results are filtered away, so "all cases" has none of them.';
  if (failed === 0 && codes.length > 0) return 'None failed that the filter lets through.';
  if (failed === 0) return 'None failed.';
  if (extra === 0)
    return `${failed} failed for their data or the machine and count against no model.`;
  const worst = metric.kind === 'share' ? 'with 0' : 'as the worst';
  return `${failed} failed; dashed box: all cases, in which ${failuresOf(extra)} of the method ${extra === 1 ? 'counts' : 'count'} ${worst}.`;
}

const failuresOf = (n: number): string => (n === 1 ? 'the 1 failure' : `the ${n} failures`);

/** Rows of which no chart can show a value. */
function withoutValue({ summaries }: SentenceInput): string {
  const unreferenced = total(summaries, (row) => row.without_reference);
  const excluded = total(summaries, (row) => row.excluded);
  return [
    unreferenced > 0 ? `${unreferenced} completed without a reference to measure them by.` : '',
    excluded > 0 ? `${excluded} excluded.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function undefinedOnes({ summaries }: SentenceInput): string {
  const n = total(summaries, (row) => row.undefined);
  return n === 0 ? '' : `${n} undefined (empty prediction), ranked worst and not drawn.`;
}

/** Nothing while the points are not there. */
function thinning({ points }: SentenceInput): string {
  if (!points || points.total === 0) return '';
  if (points.total === points.shown) return 'Every point is a case.';
  return `${points.shown} of ${points.total} points are drawn, evenly thinned by rank.`;
}

function axis({ axisFrom, summaries }: SentenceInput): string {
  if (axisFrom === null || axisFrom === 0) return '';
  const isCut = summaries.some(({ min }) => min !== null && min < axisFrom);
  return `The axis begins at ${axisFrom}${isCut ? ': what lies below is not drawn.' : '.'}`;
}
