import type { Arm, BoxPlot, Points, SummaryRow } from '@atrium/contracts';
import { likenessOf, marked, type Likeness } from '../likeness';
import { splitLabel } from '../split-label';
import { SOURCES, type PromptSource } from '../sources';

/** One row of the chart: an arm at a site, and at one value of a covariate where it is split. */
export interface DistributionRow {
  readonly key: string;
  readonly site: string;
  readonly arm: string;
  readonly split: string | null;
  /** Site or arm, whichever the rows of a group differ in. */
  readonly name: string;
  /** Behind an arm's name: what it is not like for like in. */
  readonly mark: string;
  /** The covariate's value in words. */
  readonly value: string | null;
  /** All of it. */
  readonly label: string;
  /** Place of what the row's colour stands for. */
  readonly colour: number;
  readonly summary: SummaryRow | null;
  readonly points: readonly { readonly value: number; readonly caseNumber: number }[];
}

/** Rows that stand together: of one arm, or of one site. */
export interface DistributionGroup {
  readonly key: string;
  readonly label: string;
  readonly rows: readonly DistributionRow[];
}

/** Groups of one source of prompts; the sources are never mixed. */
export interface DistributionSection {
  readonly source: PromptSource;
  readonly title: string;
  readonly groups: readonly DistributionGroup[];
}

export interface DistributionInput {
  /** In protocol order. Arms and sites have their rows from the start, so that nothing jumps as cases finish. */
  readonly arms: readonly Arm[];
  readonly sites: readonly string[];
  /** The covariate's values where the chart is split by one. */
  readonly splits: readonly string[] | null;
  readonly summaries: readonly SummaryRow[];
  readonly points: Points | null;
  readonly groupBy: 'strategy' | 'site';
}

/** The chart's rows: arms in protocol order, sites by name, sources apart. */
export function distributionSections(input: DistributionInput): DistributionSection[] {
  const { mark } = likenessOf(input.arms.map(({ prompt }) => prompt));
  const build = rowBuilder(input, mark);
  return SOURCES.flatMap(({ source, title }) => {
    const arms = input.arms.filter(({ prompt }) => prompt.source === source);
    if (arms.length === 0) return [];
    const groups =
      input.groupBy === 'strategy'
        ? arms.map((arm) => ({
            key: arm.id,
            label: marked(arm.id, mark(arm.prompt)),
            rows: input.sites.flatMap((site) => build(site, arm)),
          }))
        : input.sites.map((site) => ({
            key: site,
            label: site,
            rows: arms.flatMap((arm) => build(site, arm)),
          }));
    return [{ source, title, groups }];
  });
}

const keyOf = (site: string, arm: string, split: string | null): string =>
  [site, arm, split ?? ''].join('\n');

function rowBuilder(
  { arms, sites, splits, summaries, points, groupBy }: DistributionInput,
  markOf: Likeness['mark'],
) {
  const summaryOf = new Map(summaries.map((row) => [keyOf(row.site, row.arm, row.split), row]));
  const pointsOf = new Map(
    (points?.groups ?? []).map(({ site, arm, split, values, cases }) => [
      keyOf(site, arm, split),
      values.map((value, i) => ({ value, caseNumber: cases[i] })),
    ]),
  );
  const byStrategy = groupBy === 'strategy';
  return (site: string, { id: arm, prompt }: Arm): DistributionRow[] =>
    (splits ?? [null]).map((split, i) => {
      const key = keyOf(site, arm, split);
      const name = byStrategy ? site : arm;
      const mark = byStrategy ? '' : markOf(prompt);
      const value = split === null ? null : splitLabel(split);
      const place = byStrategy ? sites.indexOf(site) : arms.findIndex(({ id }) => id === arm);
      return {
        key,
        site,
        arm,
        split,
        name,
        mark,
        value,
        label: value === null ? marked(name, mark) : `${marked(name, mark)}: ${value}`,
        colour: splits === null ? place : i,
        summary: summaryOf.get(key) ?? null,
        points: pointsOf.get(key) ?? [],
      };
    });
}

/** Whether 'all cases' says something else than 'completed only'. */
export const allDiffers = ({ box, all }: { box: BoxPlot; all: BoxPlot }): boolean =>
  all.n !== box.n;
