import {
  counted,
  definitionWords,
  type CohortSubset,
  type SubsetCondition,
  type SubsetDefinition,
} from '@atrium/contracts';
import Table from 'cli-table3';
import { Option, type Command } from 'commander';
import type { Io } from '../command';
import { withConnection } from '../connect';
import { EXIT, wrongUsage, type ExitCode } from '../exit-codes';
import { parseCondition } from '../inputs/conditions';
import { parseList, parseSubset } from '../inputs/selection';
import { jsonOption, type JsonOption } from './run-argument';

interface AddOptions extends JsonOption {
  readonly cases?: string[];
  readonly where?: SubsetCondition[];
}

/** `atrium cohort subset`: cases of a cohort's version under a name. */
export function registerSubset(group: Command, io: Io, finish: (code: ExitCode) => void): void {
  const subset = group.command('subset').description('name cases of a cohort, and list the names');
  const add = withCohort(subset.command('add'))
    .description('give cases of a version a name, for good; later versions get it too')
    .argument('<name>', 'letters, digits, ".", "_" or "-", as in pilot', parseSubset)
    .addOption(new Option('--cases <ids>', 'these cases, comma-separated').argParser(parseList))
    .addOption(
      new Option(
        '--where <condition>',
        'COLUMN=VALUE of the manifest, or site=SITE; may be repeated: the same column is or, another is and',
      ).argParser(parseCondition),
    );
  jsonOption(add).action(async (cohort: string, name: string, options: AddOptions) =>
    finish(await addSubset(io, cohort, name, options)),
  );
  const list = withCohort(subset.command('list')).description('the subsets of a version');
  jsonOption(list).action(async (cohort: string, { json }: JsonOption) =>
    finish(await listSubsets(io, cohort, json)),
  );
}

const withCohort = (command: Command): Command =>
  command.argument('<cohort>', 'NAME (its newest version), NAME@VERSION or id');

async function addSubset(
  io: Io,
  reference: string,
  name: string,
  options: AddOptions,
): Promise<ExitCode> {
  const definition = definitionOf(options);
  const { cohort, added } = await withConnection(io, async ({ api }) => {
    const found = await api.cohorts.find.query({ reference });
    const input = { cohort_id: found.id, name, definition };
    return { cohort: found, added: await api.cohorts.addSubset.mutate(input) };
  });
  io.out(
    options.json
      ? `${JSON.stringify(added, null, 2)}\n`
      : `Subset ${name} of ${cohort.name}@${cohort.version}: ${counted(added.cases, 'case')} (${sitesOf(added)}).\n`,
  );
  return EXIT.ok;
}

function definitionOf({ cases, where }: AddOptions): SubsetDefinition {
  if (cases && !where) return { kind: 'cases', cases };
  if (where && !cases) return { kind: 'where', where };
  throw wrongUsage('Say which cases: --cases, or --where at least once; not both.');
}

async function listSubsets(io: Io, reference: string, json: boolean): Promise<ExitCode> {
  const found = await withConnection(io, async ({ api }) => {
    const { id } = await api.cohorts.find.query({ reference });
    return api.cohorts.subsets.query({ id });
  });
  const table = new Table({
    head: ['subset', 'cases', 'sites', 'made of', 'since'],
    style: { head: [], border: [], compact: true },
  });
  for (const one of found)
    table.push([
      one.name,
      one.cases,
      sitesOf(one),
      definitionWords(one.definition),
      one.is_carried ? 'an earlier version' : 'this version',
    ]);
  io.out(json ? `${JSON.stringify(found, null, 2)}\n` : `${table.toString()}\n`);
  return EXIT.ok;
}

const sitesOf = ({ sites }: CohortSubset): string =>
  sites.map(({ site, cases }) => `${site} ${cases}`).join(', ');
