import type { Arm, SummaryRow } from '@atrium/contracts';
import type { ChartTable } from '../table';
import type { PromptSource } from '../sources';

/** What one arm costs and gives at one site. */
export interface EffortPoint {
  readonly site: string;
  readonly arm: string;
  readonly source: PromptSource;
  /** Mean per case, in the kind's own unit: boxes, points or masks. */
  readonly prompts: number;
  readonly unit: string;
  readonly n: number;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly modelSeconds: number | null;
}

/** Units of prompts are never summed or compared as if they were one (CONTRACTS, section 2). */
const unitOf = ({ prompt }: Arm): string =>
  prompt.source === 'reference' ? (prompt.kind === 'mask-tracked' ? 'masks' : 'boxes') : 'none';

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
        prompts: row.prompts,
        unit: unitOf(arm),
        n,
        median,
        q1,
        q3,
        modelSeconds: row.model_seconds,
      },
    ];
  });
}

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
  ]),
});
