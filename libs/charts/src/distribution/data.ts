import type { DicePoint, DiceSummaryRow } from '@atrium/contracts';

/** One row of the chart: an arm at a site. */
export interface DistributionRow {
  readonly key: string;
  readonly arm: string;
  readonly site: string;
  /** Index of the site, which decides its colour. */
  readonly siteIndex: number;
  readonly n: number;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  /** Furthest points within 1.5 IQR of the box (Tukey). */
  readonly whiskers: readonly [number, number] | null;
  readonly points: readonly { readonly case_id: string; readonly dice: number }[];
}

/** Rows of one arm stand together. */
export interface DistributionGroup {
  readonly arm: string;
  readonly rows: readonly DistributionRow[];
}

/** The chart's rows in protocol order, sites within an arm. */
export function distributionGroups(
  summaries: readonly DiceSummaryRow[],
  points: readonly DicePoint[],
): DistributionGroup[] {
  const sites = [...new Set(summaries.map(({ site }) => site))].sort();
  const arms = [...new Set(summaries.map(({ arm }) => arm))];
  const byKey = new Map<string, DicePoint[]>();
  for (const point of points) {
    const key = keyOf(point.arm, point.site);
    byKey.set(key, [...(byKey.get(key) ?? []), point]);
  }
  return arms.map((arm) => ({
    arm,
    rows: summaries
      .filter((summary) => summary.arm === arm)
      .map((summary) =>
        toRow(summary, sites.indexOf(summary.site), byKey.get(keyOf(arm, summary.site)) ?? []),
      ),
  }));
}

const keyOf = (arm: string, site: string): string => `${arm}\n${site}`;

function toRow(
  summary: DiceSummaryRow,
  siteIndex: number,
  points: readonly DicePoint[],
): DistributionRow {
  const { arm, site, median, q1, q3 } = summary;
  return {
    key: keyOf(arm, site),
    arm,
    site,
    siteIndex,
    n: summary.completed - summary.without_reference,
    median,
    q1,
    q3,
    whiskers: whiskersOf(q1, q3, points),
    points: points.map(({ case_id, dice }) => ({ case_id, dice })),
  };
}

function whiskersOf(
  q1: number | null,
  q3: number | null,
  points: readonly DicePoint[],
): readonly [number, number] | null {
  if (q1 === null || q3 === null || points.length === 0) return null;
  const reach = 1.5 * (q3 - q1);
  const within = points
    .map(({ dice }) => dice)
    .filter((dice) => dice >= q1 - reach && dice <= q3 + reach);
  return within.length === 0 ? null : [Math.min(q1, ...within), Math.max(q3, ...within)];
}

/** What the chart shows, in a sentence with n. */
export function distributionSentence(summaries: readonly DiceSummaryRow[]): string {
  const rows = summaries.reduce(
    (sum, { completed, without_reference }) => sum + completed - without_reference,
    0,
  );
  const failed = summaries.reduce((sum, row) => sum + row.failed, 0);
  const sites = new Set(summaries.map(({ site }) => site)).size;
  const arms = new Set(summaries.map(({ arm }) => arm)).size;
  const failures = failed === 0 ? 'none failed' : `${failed} failed and are not drawn`;
  return `Dice of ${count(rows, 'completed result')}, ${count(arms, 'arm')} at ${count(sites, 'site')}; ${failures}. Box: quartiles and median (R-7); whiskers: furthest point within 1.5 IQR; every point is a case.`;
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
