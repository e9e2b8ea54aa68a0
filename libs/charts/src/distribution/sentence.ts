import type { Points, SummaryRow } from '@atrium/contracts';
import { count } from '../axis/format';
import { metricTitle, type MetricDescription } from '../metric/describe';

export interface SentenceInput {
  readonly metric: MetricDescription;
  readonly summaries: readonly SummaryRow[];
  readonly points: Points | null;
  /** The start of the axis when it is not the usual one. */
  readonly axisFrom: number | null;
}

const total = (rows: readonly SummaryRow[], of: (row: SummaryRow) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

/** What the distribution chart shows, with n. */
export function distributionSentence(input: SentenceInput): string {
  const { metric, summaries } = input;
  const n = total(summaries, (row) => row.box.n);
  const sites = new Set(summaries.map(({ site }) => site)).size;
  const arms = new Set(summaries.map(({ arm }) => arm)).size;
  return [
    `${metricTitle(metric)} of ${count(n, 'completed result')}, ${count(arms, 'arm')} at ${count(sites, 'site')}.`,
    'Solid box: quartiles and median (R-7), whiskers to the furthest value within 1.5 IQR.',
    failures(input),
    undefinedOnes(input),
    thinning(input),
    axis(input),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function failures({ summaries, metric }: SentenceInput): string {
  const failed = total(summaries, (row) => row.failed);
  const extra = total(summaries, (row) => row.all.n - row.box.n);
  if (failed === 0) return 'None failed.';
  if (extra === 0)
    return `${failed} failed for their data or the machine and count against no model.`;
  const worst = metric.kind === 'share' ? 'with 0' : 'as the worst';
  return `${failed} failed; dashed box: all cases, in which the ${extra} failures of the method count ${worst}.`;
}

function undefinedOnes({ summaries }: SentenceInput): string {
  const n = total(summaries, (row) => row.undefined);
  return n === 0 ? '' : `${n} undefined (empty prediction), ranked worst and not drawn.`;
}

function thinning({ points }: SentenceInput): string {
  if (!points || points.total === points.shown) return 'Every point is a case.';
  return `${points.shown} of ${points.total} points are drawn, evenly thinned by rank.`;
}

const axis = ({ axisFrom }: SentenceInput): string =>
  axisFrom === null || axisFrom === 0
    ? ''
    : `The axis begins at ${axisFrom}: what lies below is not drawn.`;
