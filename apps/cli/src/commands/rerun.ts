import type { ApiClient } from '@atrium/api-client';
import {
  selectionWords,
  type CohortSummary,
  type ModelReplacement,
  type RerunPlan,
  type RunDetail,
  type RunMode,
  type Selection,
} from '@atrium/contracts';
import { Option, type Command } from 'commander';
import type { Io } from '../command';
import { withConnection } from '../connect';
import { EXIT, wrongUsage, type ExitCode } from '../exit-codes';
import {
  parseCount,
  parseList,
  parseSubset,
  refuseUnknownSubset,
  toSelection,
  type SelectionOptions,
} from '../inputs/selection';
import { rerunPlanText } from '../reporters/rerun-plan';
import { carriedSelection, failedSelection } from '../rerun/carried-selection';
import {
  parseReplacement,
  replacedProtocol,
  saveReplaced,
  type ReplacedProtocol,
} from '../rerun/replaced-protocol';
import { jsonOption, withRun, type JsonOption } from './run-argument';

interface RerunOptions extends JsonOption, SelectionOptions {
  readonly cohort?: string;
  readonly all: boolean;
  readonly model?: ModelReplacement[];
  readonly only?: 'changed' | 'failed';
  readonly plan: boolean;
}

/** `atrium runs rerun`: the same protocol again, on the same cohort or another. */
export function registerRerun(group: Command, io: Io, finish: (code: ExitCode) => void): void {
  const command = group
    .command('rerun')
    .description('the same protocol on a cohort; it takes what the run took, unless said otherwise')
    .option('--cohort <cohort>', "id, name or name@version of the cohort; default: the run's own")
    .addOption(new Option('--sites <ids>', 'only these sites').argParser(parseList))
    .addOption(new Option('--cases <ids>', 'only these cases').argParser(parseList))
    .addOption(new Option('--limit <n>', 'only the first n cases').argParser(parseCount))
    .addOption(
      new Option('--subset <name>', 'only this named subset of the cohort').argParser(parseSubset),
    )
    .option('--all', 'every case, whatever the run took', false)
    .addOption(
      new Option(
        '--only <what>',
        'changed: take over results of which nothing changed; failed: only cases with a failed arm',
      ).choices(['changed', 'failed']),
    )
    .addOption(
      new Option(
        '--model <old=new>',
        'another model in the place of one, as a new version of the protocol; may be repeated',
      ).argParser(parseReplacement),
    )
    .option('--plan', 'say what would differ, and launch nothing', false);
  jsonOption(withRun(command)).action(async (id: string, options: RerunOptions) =>
    finish(await rerun(io, id, options)),
  );
}

/** A rerun as it will be asked for, with what will differ. */
interface Prepared {
  readonly launch: {
    readonly protocol_id: string;
    readonly cohort_id: string;
    readonly selection: Selection;
    readonly rerun_of: string;
  };
  readonly mode: RunMode;
  readonly plan: RerunPlan;
  /** The protocol's next version, not saved yet; null where it stays. */
  readonly protocol: ReplacedProtocol | null;
}

/** Launches the run's protocol on a cohort; the run page and `runs show` follow it. */
async function rerun(io: Io, id: string, options: RerunOptions): Promise<ExitCode> {
  return withConnection(io, async ({ api }) => {
    const prepared = await prepare(io, api, id, options);
    const { launch, mode, plan, protocol } = prepared;
    if (options.plan) {
      io.out(options.json ? `${JSON.stringify(plan, null, 2)}\n` : rerunPlanText(plan, mode));
      return EXIT.ok;
    }
    io.err(rerunPlanText(plan, mode));
    const saved = protocol && (await saveReplaced(api, protocol));
    if (saved) io.err(`Saved as protocol ${saved.name} v${saved.version}.\n`);
    const protocol_id = saved?.id ?? launch.protocol_id;
    const launched = await api.runs.launch.mutate({ ...launch, protocol_id, mode });
    io.out(
      options.json
        ? `${JSON.stringify({ run_id: launched.id })}\n`
        : `Run ${launched.id} launched. It runs while a stack is up: npm start keeps one.\n`,
    );
    return EXIT.ok;
  });
}

async function prepare(
  io: Io,
  api: ApiClient,
  id: string,
  options: RerunOptions,
): Promise<Prepared> {
  if (options.only === 'failed' && hasChoice(options))
    throw wrongUsage(
      '--only failed names the cases itself: leave out --sites, --cases, --limit, --subset and --all.',
    );
  const run = await api.runs.show.query({ id });
  const reference = options.cohort ?? run.cohort.id;
  const cohort = await api.cohorts.find.query({ reference });
  const whole = { protocol_id: run.protocol.id, cohort_id: cohort.id, rerun_of: id };
  const mode = options.only === 'changed' ? 'reuse' : 'compute';
  const { model: replace = [] } = options;
  const protocol =
    replace.length > 0 ? await replacedProtocol(api, run.protocol.id, replace) : null;
  const planOf = (selection: Selection) =>
    api.runs.planRerun.query({ ...whole, selection, replace });
  const selection =
    options.only === 'failed'
      ? failedSelection((await planOf(EVERYTHING)).failed, isVersionOf(run, cohort))
      : await selectionFor(api, run, cohort, options);
  io.err(`Takes ${selectionWords(selection)} of ${cohort.name}@${cohort.version}.\n`);
  return { launch: { ...whole, selection }, mode, plan: await planOf(selection), protocol };
}

const hasChoice = ({ all, ...options }: RerunOptions): boolean =>
  all || [options.sites, options.cases, options.limit, options.subset].some(isGiven);

const isGiven = (option: unknown): boolean => option !== undefined;

const EVERYTHING: Selection = { sites: null, cases: null, limit: null };

const isVersionOf = (run: RunDetail, cohort: CohortSummary): boolean =>
  run.cohort.name === cohort.name;

async function selectionFor(
  api: ApiClient,
  run: RunDetail,
  { id }: CohortSummary,
  options: RerunOptions,
): Promise<Selection> {
  const sites = (await api.cohorts.show.query({ id })).sites.map(({ site }) => site);
  const subsets = (await api.cohorts.subsets.query({ id })).map(({ name }) => name);
  if (!hasChoice(options))
    return carriedSelection(run.selection, { isSame: id === run.cohort.id, sites, subsets });
  const unknown = (options.sites ?? []).filter((site) => !sites.includes(site));
  if (unknown.length > 0) throw wrongUsage(`The cohort has no site called ${unknown.join(', ')}.`);
  refuseUnknownSubset(options.subset, subsets, 'The cohort');
  return toSelection(options);
}
