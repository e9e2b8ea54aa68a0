import type { ApiClient } from '@atrium/api-client';
import { selectionWords, type RunDetail, type RunSummary } from '@atrium/contracts';
import Table from 'cli-table3';
import type { Command } from 'commander';
import type { CliCommand, Io } from '../command';
import { withConnection } from '../connect';
import { EXIT, type ExitCode } from '../exit-codes';
import { diceTable } from '../reporters/dice-table';
import { registerProvenance } from './provenance';
import { registerRerun } from './rerun';
import { jsonOption, withRun, type JsonOption } from './run-argument';

/** `atrium runs`: what there is, and the verbs on one run. */
export const runs: CliCommand = {
  register(program, io, finish) {
    const group = program.command('runs').description('list, show and control runs');
    jsonOption(group.command('list').description('the newest runs')).action(
      async ({ json }: JsonOption) => finish(await list(io, json)),
    );
    jsonOption(withRun(group.command('show').description('one run: sites, failures, Dice'))).action(
      async (id: string, { json }: JsonOption) => finish(await show(io, id, json)),
    );
    for (const verb of VERBS) registerVerb(group, verb, io, finish);
    registerRerun(group, io, finish);
    registerProvenance(group, io, finish);
  },
};

interface RunVerb {
  readonly name: string;
  readonly description: string;
  readonly done: string;
  act(api: ApiClient, id: string): Promise<unknown>;
}

const VERBS: readonly RunVerb[] = [
  {
    name: 'pause',
    description: 'let the running cases finish, start none',
    done: 'asked to pause',
    act: (api, id) => api.runs.pause.mutate({ id }),
  },
  {
    name: 'resume',
    description: 'go on with a paused run',
    done: 'asked to resume',
    act: (api, id) => api.runs.resume.mutate({ id }),
  },
  {
    name: 'cancel',
    description: 'stop the running cases and end the run for good',
    done: 'asked to cancel',
    act: (api, id) => api.runs.cancel.mutate({ id }),
  },
  {
    name: 'retry',
    description: 'evaluate the failed cases of a finished run again',
    done: 'asked to retry its failed cases',
    act: (api, id) => api.runs.retryFailed.mutate({ id }),
  },
];

function registerVerb(
  group: Command,
  verb: RunVerb,
  io: Io,
  finish: (code: ExitCode) => void,
): void {
  jsonOption(withRun(group.command(verb.name).description(verb.description))).action(
    async (id: string, { json }: JsonOption) => {
      await withConnection(io, ({ api }) => verb.act(api, id));
      io.out(
        json
          ? `${JSON.stringify({ run_id: id, command: verb.name })}\n`
          : `Run ${id}: ${verb.done}.\n`,
      );
      finish(EXIT.ok);
    },
  );
}

async function list(io: Io, json: boolean): Promise<ExitCode> {
  const found = await withConnection(io, ({ api }) => api.runs.list.query({}));
  io.out(json ? `${JSON.stringify(found, null, 2)}\n` : runTable(found));
  return EXIT.ok;
}

async function show(io: Io, id: string, json: boolean): Promise<ExitCode> {
  const { run, dice } = await withConnection(io, async ({ api }) => ({
    run: await api.runs.show.query({ id }),
    dice: await api.results.summary.query({ run_id: id }),
  }));
  io.out(
    json
      ? `${JSON.stringify({ run, dice }, null, 2)}\n`
      : `${describeRun(run)}\n${diceTable(dice, run.datasets)}`,
  );
  return EXIT.ok;
}

function runTable(found: readonly RunSummary[]): string {
  const table = new Table({
    head: ['run', 'state', 'protocol', 'cohort', 'sites', 'created'],
    style: { head: [], border: [], compact: true },
  });
  for (const run of found) {
    const { protocol, cohort } = run;
    table.push([
      run.id,
      run.state,
      `${protocol.name} v${protocol.version}`,
      `${cohort.name} v${cohort.version}`,
      run.sites.length,
      run.created_at,
    ]);
  }
  return `${table.toString()}\n`;
}

const describeRun = (run: RunDetail): string =>
  [
    `Run ${run.id}: ${run.state}, ${run.counts.completed} completed, ${run.counts.failed} failed, ${run.counts.excluded} excluded of ${run.expected_rows} rows`,
    `  ${run.protocol.name} v${run.protocol.version} on ${selectionWords(run.selection)} of ${run.cohort.name} v${run.cohort.version}`,
    ...(run.mode === 'reuse'
      ? [`  ${run.reused} of ${run.units} results taken over from earlier runs`]
      : []),
    ...(run.mode === 'verify' ? [`  verifies run ${run.rerun_of}`] : []),
    ...run.site_views.map(
      ({ site, state, online }) => `  ${site}: ${state}${online ? '' : ', worker offline'}`,
    ),
    ...run.failures.map(
      ({ site, code, rows, example }) => `  ${site}: ${rows} rows ${code}: ${example}`,
    ),
  ].join('\n');
