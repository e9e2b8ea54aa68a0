import type { PowerPlan } from '@atrium/contracts';
import Table from 'cli-table3';

const style = { head: [], border: [], compact: true };

/** What declared comparisons need, for people: a row a comparison, number of sites and power. */
export function powerTable({ comparisons, replicates }: PowerPlan): string {
  const table = new Table({
    head: ['comparison', 'pilot pairs', 'mean (SD)', 'sites', 'power', 'patients a site', 'in all'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
    style,
  });
  for (const { comparison, pairs, mean, sd, sizes } of comparisons) {
    const n = pairs.reduce((sum, { patients }) => sum + patients, 0);
    for (const { sites, wanted, patients } of sizes)
      table.push([
        comparison.id,
        n,
        mean === null || sd === null ? '-' : `${mean.toFixed(4)} (${sd.toFixed(4)})`,
        sites,
        `${(100 * wanted).toFixed(0)} %`,
        patients ?? 'over 512',
        patients === null ? '-' : patients * sites,
      ]);
  }
  return `\n${table.toString()}\n${words(replicates)}\n`;
}

const words = (replicates: number): string =>
  [
    `Simulated, up to ${replicates} studies a size, patients drawn from the pilot's with replacement; sites too, where there are not as many as in the pilot.`,
    'Failures of the method count as worst; the level that p is held against is divided by the number of declared comparisons, as Holm begins. A pilot of few pairs knows little of how differences spread: take the numbers for an order of magnitude.',
  ].join('\n');
