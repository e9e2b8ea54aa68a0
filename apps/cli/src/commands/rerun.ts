import type { ApiClient } from '@atrium/api-client';
import {
  selectionWords,
  type CohortSummary,
  type RunDetail,
  type Selection,
} from '@atrium/contracts';
import { Option, type Command } from 'commander';
import type { Io } from '../command';
import { withConnection } from '../connect';
import { EXIT, wrongUsage, type ExitCode } from '../exit-codes';
import { parseCount, parseList, type SelectionOptions } from '../inputs/selection';
import { carriedSelection } from '../rerun/carried-selection';
import { jsonOption, withRun, type JsonOption } from './run-argument';

interface RerunOptions extends JsonOption, SelectionOptions {
  readonly cohort: string;
  readonly all: boolean;
}

/** `atrium runs rerun`: the same protocol again, on the same cohort or another. */
export function registerRerun(group: Command, io: Io, finish: (code: ExitCode) => void): void {
  const command = group
    .command('rerun')
    .description('the same protocol on a cohort; it takes what the run took, unless said otherwise')
    .requiredOption('--cohort <cohort>', 'id, name or name@version of the cohort')
    .addOption(new Option('--sites <ids>', 'only these sites').argParser(parseList))
    .addOption(new Option('--cases <ids>', 'only these cases').argParser(parseList))
    .addOption(new Option('--limit <n>', 'only the first n cases').argParser(parseCount))
    .option('--all', 'every case, whatever the run took', false);
  jsonOption(withRun(command)).action(async (id: string, options: RerunOptions) =>
    finish(await rerun(io, id, options)),
  );
}

/** Launches the run's protocol on a cohort; the run page and `runs show` follow it. */
async function rerun(io: Io, id: string, options: RerunOptions): Promise<ExitCode> {
  const launched = await withConnection(io, async ({ api }) => {
    const [run, cohort] = await Promise.all([
      api.runs.show.query({ id }),
      api.cohorts.find.query({ reference: options.cohort }),
    ]);
    const selection = await selectionFor(api, run, cohort, options);
    io.err(`Takes ${selectionWords(selection)} of ${cohort.name}@${cohort.version}.\n`);
    return api.runs.launch.mutate({
      protocol_id: run.protocol.id,
      cohort_id: cohort.id,
      selection,
      rerun_of: id,
    });
  });
  io.out(
    options.json
      ? `${JSON.stringify({ run_id: launched.id })}\n`
      : `Run ${launched.id} launched. It runs while a stack is up: npm start keeps one.\n`,
  );
  return EXIT.ok;
}

async function selectionFor(
  api: ApiClient,
  run: RunDetail,
  { id }: CohortSummary,
  { sites, cases, limit, all }: RerunOptions,
): Promise<Selection> {
  const known = (await api.cohorts.show.query({ id })).sites.map(({ site }) => site);
  if (!all && !sites && !cases && limit === undefined)
    return carriedSelection(run.selection, { isSame: id === run.cohort.id, sites: known });
  const unknown = (sites ?? []).filter((site) => !known.includes(site));
  if (unknown.length > 0) throw wrongUsage(`The cohort has no site called ${unknown.join(', ')}.`);
  return { sites: sites ?? null, cases: cases ?? null, limit: limit ?? null };
}
