import type { Arm, SummaryRow } from '@atrium/contracts';
import type { ChartTable } from '../table';
import type { PromptSource } from '../sources';

/** What one arm costs and gives at one site. */
export interface EffortPoint {
  readonly site: string;
  readonly arm: string;
  readonly source: PromptSource;
  readonly zRange: Arm['prompt']['zRange'];
  /** Mean per case, in the kind's own unit: boxes, points or masks. */
  readonly prompts: number;
  readonly unit: EffortUnit;
  /** What its interactive rounds have in common; null of an arm without rounds. */
  readonly series: string | null;
  readonly n: number;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly modelSeconds: number | null;
}

/** Units of prompts are never summed or compared as if they were one (CONTRACTS, section 2). */
export type EffortUnit = 'boxes' | 'masks' | 'a mask and boxes' | 'none';

/** A mask that is corrected takes boxes besides: neither unit counts what a person drew. */
export function unitOf({ prompt }: Pick<Arm, 'prompt'>): EffortUnit {
  if (prompt.source !== 'reference') return 'none';
  if (prompt.kind !== 'mask-tracked') return 'boxes';
  return prompt.rounds === undefined ? 'masks' : 'a mask and boxes';
}

const ROUND = /~i\d+$/;

/** Whether an arm is one of several rounds. */
export const isRound = ({ id }: Arm): boolean => ROUND.test(id);

/** A point for each arm and site that has a completed case, in protocol order. */
export function effortPoints(
  arms: readonly Arm[],
  summaries: readonly SummaryRow[],
): EffortPoint[] {
  const byId = new Map(arms.map((arm) => [arm.id, arm]));
  return summaries.flatMap((row) => {
    const arm = byId.get(row.arm);
    if (!arm || row.prompts === null || row.box.n === 0) return [];
    const { n, median, q1, q3 } = row.box;
    return [
      {
        site: row.site,
        arm: row.arm,
        source: row.prompt_source,
        zRange: row.z_range,
        prompts: row.prompts,
        unit: unitOf(arm),
        series: ROUND.test(row.arm) ? row.arm.replace(ROUND, '') : null,
        n,
        median,
        q1,
        q3,
        modelSeconds: row.model_seconds,
      },
    ];
  });
}

/** Points that are drawn alike and, where they are the rounds of one arm, joined: of one site, source and unit. */
export interface EffortSeries {
  readonly key: string;
  readonly site: string;
  readonly source: PromptSource;
  readonly isJoined: boolean;
  /** Drawn hollow: masks, alone or with boxes. */
  readonly isMask: boolean;
  readonly points: readonly EffortPoint[];
}

/** Series in the order of their first points, hollow ones last: they are seen on top of others, and others through them. */
export function effortSeries(points: readonly EffortPoint[]): EffortSeries[] {
  const found = new Map<string, EffortPoint[]>();
  for (const point of points) {
    const { site, source, unit, series } = point;
    const key = [site, source, unit, series ?? ''].join('\n');
    found.set(key, [...(found.get(key) ?? []), point]);
  }
  const series = [...found].map(([key, members]) => ({
    key,
    site: members[0].site,
    source: members[0].source,
    isJoined: members[0].series !== null && members.length > 1,
    isMask: isMask(members[0]),
    points: members,
  }));
  return [...series.filter((one) => !one.isMask), ...series.filter((one) => one.isMask)];
}

/** Whether masks are counted, of a point or an arm. */
export const isMask = ({ unit }: Pick<EffortPoint, 'unit'>): boolean =>
  unit === 'masks' || unit === 'a mask and boxes';

export const effortTable = (points: readonly EffortPoint[]): ChartTable => ({
  columns: [
    'site',
    'arm',
    'prompt_source',
    'prompts_per_case',
    'unit',
    'n',
    'q1',
    'median',
    'q3',
    'model_seconds',
    'z_range',
  ],
  rows: points.map((point) => [
    point.site,
    point.arm,
    point.source,
    point.prompts,
    point.unit,
    point.n,
    point.q1,
    point.median,
    point.q3,
    point.modelSeconds,
    point.zRange,
  ]),
});
