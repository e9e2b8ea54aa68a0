import type { Plan } from '@atrium/contracts';
import Table from 'cli-table3';

const style = { head: [], border: [], compact: true };

/** A plan for people: a row an arm, then the sums. */
export function planTable(plan: Plan): string {
  const arms = new Table({
    head: ['arm', 'model', 'prompts', 'decodings'],
    colAligns: ['left', 'left', 'right', 'right'],
    style,
  });
  for (const { arm, model, prompts, decodings } of plan.arms)
    arms.push([arm, model, prompts, decodings]);
  return `${arms.toString()}\n${sums(plan).join('\n')}\n`;
}

const sums = (plan: Plan): string[] => [
  `${plan.cases} cases x ${plan.arms.length} arms = ${plan.rows} rows of results.csv.`,
  `${plan.prompts} prompts drawn by a person, ${plan.encoder_passes} encoder passes, ${plan.decodings} decodings.`,
  `About ${plan.minutes.toFixed(1)} minutes of the models on two CPU threads, and ${plan.disk_mb.toFixed(1)} MB of disk.`,
  ...(plan.unreadable.length > 0
    ? [`${plan.unreadable.length} cases cannot be evaluated as they are.`]
    : []),
];
