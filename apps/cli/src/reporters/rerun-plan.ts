import { counted, type RerunPlan, type RunMode } from '@atrium/contracts';

/** Ids that are named one by one; of more, how many there are besides. */
const NAMED = 10;

/** What a rerun keeps and what will differ, a line each. */
export const rerunPlanText = (plan: RerunPlan, mode: RunMode): string =>
  [
    `Protocol: ${change(plan.protocol)}`,
    `Cohort: ${change(plan.cohort)}`,
    ...plan.models.map(({ id, before, now }) => `Model ${id}: ${modelChange(before, now)}`),
    `Cases: ${casesText(plan.cases)}`,
    `Results: ${resultsText(plan, mode)}`,
  ]
    .map((line) => `${line}\n`)
    .join('');

const named = ({ name, version }: { name: string; version: number }): string =>
  `${name} v${version}`;

const change = ({ before, now, is_same }: RerunPlan['protocol']): string =>
  is_same ? `${named(now)}, the same` : `${named(now)} instead of ${named(before)}`;

type ModelVersion = RerunPlan['models'][number]['now'];

function modelChange(before: ModelVersion, now: ModelVersion): string {
  if (now === null) return 'not the same at every site, or not there';
  const text = `${now.version} (${now.sha256.slice(0, 8)})`;
  if (before === null) return `${text}, which the run did not use`;
  if (before.sha256 === now.sha256) return `${text}, the same`;
  return `${text} instead of ${before.version} (${before.sha256.slice(0, 8)})`;
}

const casesText = ({ same, changed, added, removed }: RerunPlan['cases']): string =>
  [
    `${counted(same, 'case')} as before`,
    `${changed.length} changed${list(changed.map((one) => `${one.case_id}: ${one.in.join(', ')}`))}`,
    `${added.length} added${list(added)}`,
    `${removed.length} left out${list(removed)}`,
  ].join('; ');

function list(ids: readonly string[]): string {
  if (ids.length === 0) return '';
  const more = ids.length > NAMED ? `; and ${ids.length - NAMED} more` : '';
  return ` (${ids.slice(0, NAMED).join('; ')}${more})`;
}

function resultsText({ units, reusable }: RerunPlan, mode: RunMode): string {
  const all = counted(units, 'unit of work', 'units of work');
  if (mode !== 'reuse') return `${all}, all computed`;
  return `${all}, of which ${reusable} stand as the run has them and are taken over`;
}
