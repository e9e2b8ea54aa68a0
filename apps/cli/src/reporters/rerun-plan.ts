import { counted, rerunWords, type RerunPlan, type RunMode } from '@atrium/contracts';

/** What a rerun keeps and what will differ, a line each. */
export const rerunPlanText = (plan: RerunPlan, mode: RunMode): string =>
  [...rerunWords(plan), { name: 'Results', value: resultWords(plan, mode) }]
    .map(({ name, value }) => `${name}: ${value}\n`)
    .join('');

function resultWords({ units, reusable }: RerunPlan, mode: RunMode): string {
  const all = counted(units, 'unit of work', 'units of work');
  if (mode !== 'reuse') return `${all}, all computed`;
  return `${all}, of which ${reusable} stand as the run has them and are taken over`;
}
