import { counted, runVersions, UNDEFINED_WORDS, type Ranked } from '@atrium/contracts';
import Table from 'cli-table3';
import type { ComparedRun, Comparison } from '../commands/compare';

const style = { head: [], border: [], compact: true };
const DIGITS = 4;
/** Of values that fell; the rest is in the CSV. */
const SHOWN = 20;

function say(value: Ranked | null): string {
  if (value === null) return '-';
  return typeof value === 'number' ? value.toFixed(DIGITS) : UNDEFINED_WORDS[value];
}
const sayInterval = (interval: { low: Ranked; high: Ranked } | null): string =>
  interval ? `${say(interval.low)} to ${say(interval.high)}` : '-';

/** Two runs side by side, for people: what differed, how cases pair, each arm's difference, what fell. */
export const comparisonText = (comparison: Comparison): string =>
  [
    versionsTable(comparison),
    casesText(comparison),
    armsTable(comparison),
    movedTable(comparison),
    sitesText(comparison),
    acceptanceText(comparison),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');

function versionsTable({ a, b }: Comparison): string {
  const table = new Table({ head: ['', 'A', 'B', ''], style });
  for (const [name, before, now] of runVersions(a.run, b.run))
    table.push([name, before, now, before === now ? '' : 'differs']);
  return table.toString();
}

function casesText({ analysis: { cases, is_incomplete, only_now, only_before } }: Comparison) {
  const { same, changed, added, removed } = cases;
  const parts = changed.map((one) => `${one.case_id}: ${one.in.join(', ')}`);
  return [
    `Cases: ${same} the same in both; ${changed.length} changed${parts.length > 0 ? ` (${parts.join('; ')})` : ''}; ${added.length} in B alone; ${removed.length} in A alone. Pairs are of the same ones.`,
    ...(only_now.length > 0 ? [`Arms of B alone: ${only_now.join(', ')}.`] : []),
    ...(only_before.length > 0 ? [`Arms of A alone: ${only_before.join(', ')}.`] : []),
    ...(is_incomplete ? ['Rows failed by the machine: retry them first.'] : []),
  ].join('\n');
}

function armsTable({ analysis: { arms, endpoint } }: Comparison): string {
  if (arms.length === 0) return 'No arm has a pair.';
  const table = new Table({
    head: ['arm', 'site', 'pairs', `B less A: ${endpoint}`, 'interval of 95 %', 'p'],
    style,
  });
  for (const { arm, all_cases: all, apart } of arms) {
    const mark = apart.length > 0 ? ' (not like for like)' : '';
    for (const { site, n, estimate, interval, p } of all.sites)
      table.push([arm, site, n, say(estimate), sayInterval(interval), p.toFixed(DIGITS)]);
    table.push([
      `${arm}${mark}`,
      'over sites',
      all.n,
      say(all.estimate),
      sayInterval(all.interval),
      all.p.toFixed(DIGITS),
    ]);
  }
  return `${table.toString()}\nAll cases, Hodges-Lehmann; two-sided signed ranks, over sites stratified, not adjusted: exploratory.`;
}

function movedTable({ b, analysis: { values, moved } }: Comparison): string {
  const head = `${counted(values.worse, 'value')} worse in B, ${values.better} better, ${values.equal} equal.`;
  const worse = moved.filter((one) => !one.is_better).slice(0, SHOWN);
  if (worse.length === 0) return head;
  const table = new Table({ head: ['worse case', 'site', 'arm', 'A', 'B', 'changed'], style });
  for (const { case_id, site, arm, before, now, changed } of worse)
    table.push([case_id, site, arm, say(before), say(now), changed.join(', ')]);
  return `${head}\n${table.toString()}\nTheir pages: /runs/${b.run.id}/cases/CASE.`;
}

function sitesText({ analysis: { moved_sites, new_sites, site_groups } }: Comparison): string {
  return [
    ...moved_sites.map(
      ({ arm, site, estimate, interval, is_better }) =>
        `${site} moved, ${is_better ? 'better' : 'worse'}, with ${arm}: ${say(estimate)} (${sayInterval(interval)}).`,
    ),
    ...(new_sites.length > 0 ? [`New sites in B: ${new_sites.join(', ')}.`] : []),
    ...site_groups.map(
      ({ arm, sites, n, median }) =>
        `${arm}, ${sites === 'new' ? 'new sites of B' : 'sites of A'}: median ${say(median)} of ${counted(n, 'case')}.`,
    ),
  ].join('\n');
}

function acceptanceText({ a, b }: Comparison): string {
  return [...verdictsOf('A', a), ...verdictsOf('B', b)].join('\n');
}

const verdictsOf = (name: string, { acceptance }: ComparedRun): string[] =>
  acceptance.flatMap(({ acceptance: asked, sites }) =>
    sites.map(
      ({ site, verdict, bound }) =>
        `Acceptance in ${name}: ${asked.arm} ${asked.atLeast === undefined ? `at most ${asked.atMost}` : `at least ${asked.atLeast}`} ${site ?? 'over all sites'}: ${verdict} (bound ${say(bound)}).`,
    ),
  );
