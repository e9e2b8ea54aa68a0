import { access } from 'node:fs/promises';
import path from 'node:path';
import type { ApiClient } from '@atrium/api-client';
import {
  absenceWords,
  subsetDiffWords,
  type CohortDiff,
  type IntakeAnswer,
} from '@atrium/contracts';
import Table from 'cli-table3';
import { Option } from 'commander';
import type { CliCommand, Io } from '../command';
import { withConnection } from '../connect';
import { EXIT, wrongUsage, type ExitCode } from '../exit-codes';
import { addCohort } from '../intake/add';
import { parseAnswer } from '../intake/answers';
import { parseLabels } from '../intake/labels';
import { parseLeaveOut, type LeftOutRequest } from '../intake/leave-out';
import { longTable } from '../reporters/long-table';
import { registerSubset } from './cohort-subset';

const style = { head: [], border: [], compact: true };

interface AddCohortOptions {
  readonly name: string;
  readonly site?: string;
  readonly deidentify: boolean;
  readonly answer?: IntakeAnswer[];
  readonly leaveOut?: LeftOutRequest[];
  readonly note: string;
  readonly labels?: number[];
  readonly yes: boolean;
  readonly json: boolean;
}

/** `atrium cohort`: take a source in as a version of a cohort, list what there is. */
export const cohort: CliCommand = {
  register(program, io, finish) {
    const group = program.command('cohort').description('take cohorts in, and list them');
    group
      .command('add')
      .description(
        'look a source through, show what is wrong with it, and register it; the same content gives the same version, the same command goes on where it stopped',
      )
      .argument(
        '<source>',
        'a manifest, a BIDS data set, a folder, a DICOM folder, or a ZIP of one',
      )
      .requiredOption('--name <name>', 'what the cohort is called')
      .option('--site <site>', 'the site of cases whose source names none')
      .option('--deidentify', 'take clean copies with new ids instead of the files', false)
      .addOption(
        new Option(
          '--labels <values>',
          'values that references may hold besides 0, comma-separated; without it any whole number',
        ).argParser(parseLabels),
      )
      .addOption(
        new Option(
          '--answer <answer>',
          'CODE=TEXT or CODE:CASE=TEXT: what you say to a warning; may be repeated',
        ).argParser(parseAnswer),
      )
      .addOption(
        new Option(
          '--leave-out <cases=reason>',
          'cases that do not become ones of the cohort, and why; may be repeated',
        ).argParser(parseLeaveOut),
      )
      .option('--note <text>', 'why there is this version: it keeps what you say', '')
      .option('--yes', 'register without asking', false)
      .option('--json', 'print JSON', false)
      .action(async (source: string, options: AddCohortOptions) =>
        finish(await add(io, source, options)),
      );
    group
      .command('diff')
      .description('what two versions do not have in common, case by case')
      .argument('<a>', 'NAME, NAME@VERSION or id')
      .argument('<b>', 'the same, of the later one')
      .option('--json', 'print JSON', false)
      .action(async (a: string, b: string, { json }: { json: boolean }) =>
        finish(await diff(io, [a, b], json)),
      );
    registerSubset(group, io, finish);
    group
      .command('list')
      .description('every version of every cohort')
      .option('--json', 'print JSON', false)
      .action(async ({ json }: { json: boolean }) => finish(await list(io, json)));
  },
};

async function add(io: Io, named: string, options: AddCohortOptions): Promise<ExitCode> {
  const { name, site = null, deidentify, answer = [], leaveOut = [], note, yes, json } = options;
  const { labels = null } = options;
  const source = path.resolve(named);
  await access(source).catch(() => {
    throw wrongUsage(`There is nothing called ${named}.`);
  });
  const said = { answers: answer, leaveOut, note, yes, json };
  return addCohort(io, { source, name, site, deidentify, labels }, said);
}

async function list(io: Io, json: boolean): Promise<ExitCode> {
  const found = await withConnection(io, ({ api }) => api.cohorts.list.query());
  const table = new Table({
    head: ['cohort', 'version', 'cases', 'created', 'why'],
    style,
  });
  for (const one of found) table.push([one.name, one.version, one.cases, one.created_at, one.note]);
  io.out(json ? `${JSON.stringify(found, null, 2)}\n` : `${table.toString()}\n`);
  return EXIT.ok;
}

const DIFF_HEAD = ['site', 'case', 'change', 'what or why'];

async function diff(io: Io, named: readonly [string, string], json: boolean): Promise<ExitCode> {
  const found = await withConnection(io, ({ api }) => readDiff(api, named));
  const lines = found.rows.map(({ site, case_id, change, what, left_out }) => [
    site,
    case_id,
    change,
    what.join(', ') || absenceWords({ change, left_out }),
  ]);
  const { added, removed, changed, answered, same, subsets } = found;
  const counts = `${added} added, ${removed} removed, ${changed} changed, ${answered} with other answers alone, ${same} the same\n`;
  const rows = lines.length > 0 ? `${longTable(DIFF_HEAD, lines)}\n` : '';
  const ofSubsets = subsets.map((one) => `subset ${one.name}: ${subsetDiffWords(one)}\n`).join('');
  io.out(json ? `${JSON.stringify(found, null, 2)}\n` : rows + counts + ofSubsets);
  return EXIT.ok;
}

const PAGE = 200;

async function readDiff(api: ApiClient, [a, b]: readonly [string, string]): Promise<CohortDiff> {
  const [from, to] = await Promise.all(
    [a, b].map(async (reference) => (await api.cohorts.find.query({ reference })).id),
  );
  const rows: CohortDiff['rows'] = [];
  for (;;) {
    const page = await api.cohorts.diff.query({ from, to, offset: rows.length, limit: PAGE });
    rows.push(...page.rows);
    if (page.rows.length < PAGE) return { ...page, rows };
  }
}
