import type { RerunPlan } from './api';
import { counted } from './counted';

/** Cases that are named one by one. */
const NAMED = 10;

/** What a rerun keeps and what will differ, each under its name. */
export const rerunWords = (plan: RerunPlan): { name: string; value: string }[] => [
  { name: 'Protocol', value: changeWords(plan.protocol) },
  { name: 'Cohort', value: changeWords(plan.cohort) },
  ...plan.models.map(({ id, replaces, before, now }) => ({
    name: `Model ${id}`,
    value: modelWords(before, now, replaces),
  })),
  { name: 'Cases', value: caseWords(plan.cases) },
];

const nameOf = ({ name, version }: { name: string; version: number }): string =>
  `${name} v${version}`;

function changeWords({ before, now, is_same }: RerunPlan['protocol']): string {
  if (is_same) return `${nameOf(now)}, the same`;
  if (nameOf(before) === nameOf(now))
    return `a version of ${now.name} with other models than v${now.version}`;
  return `${nameOf(now)} instead of ${nameOf(before)}`;
}

type ModelVersion = RerunPlan['models'][number]['now'];

function modelWords(before: ModelVersion, now: ModelVersion, replaces?: string): string {
  if (now === null) return 'not the same at every site, or not there';
  const text = `${now.version} (${now.sha256.slice(0, 8)})`;
  if (before === null) return `${text}, which the run did not use`;
  const old = `${before.version} (${before.sha256.slice(0, 8)})`;
  if (replaces !== undefined) return `${text} in the place of ${replaces} ${old}`;
  if (before.sha256 === now.sha256) return `${text}, the same`;
  return `${text} instead of ${old}`;
}

const caseWords = ({ same, changed, added, removed }: RerunPlan['cases']): string =>
  [
    `${counted(same, 'case')} as before`,
    `${changed.length} changed${list(changed.map((one) => `${one.case_id}: ${one.in.join(', ')}`))}`,
    `${added.length} added${list(added)}`,
    `${removed.length} left out${list(removed)}`,
  ].join('; ');

function list(names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > NAMED ? `; and ${names.length - NAMED} more` : '';
  return ` (${names.slice(0, NAMED).join('; ')}${more})`;
}
