import type { Plan } from '@atrium/contracts';
import { InvalidArgumentError } from 'commander';
import { planRun, settingsOf, type CaseFacts } from '@atrium/protocol';
import type { CliCommand, Io } from '../command';
import { readEnv } from '../env';
import { EXIT, type ExitCode } from '../exit-codes';
import { readStudyInputs, type StudyInputs } from '../inputs/study-inputs';
import { issueAt } from '../inputs/volume-file';
import { caseFacts } from '../plan/case-facts';
import { planPower } from '../plan/power';
import { planTable } from '../reporters/plan-table';
import { powerTable } from '../reporters/power-table';

interface PlanOptions {
  readonly protocol: string;
  readonly json: boolean;
  readonly power?: string;
  readonly powerSites?: number[];
}

/** `atrium plan`: what a protocol costs on a manifest, from the files alone. */
export const plan: CliCommand = {
  register: (program, io, finish) =>
    void program
      .command('plan')
      .description('arms, prompts, encoder passes, minutes and disk of a run; starts no service')
      .argument('<manifest>', 'CSV with case_id,patient_id,site,image,reference')
      .requiredOption('--protocol <file>', 'YAML, schema atrium/protocol@1')
      .option('--json', 'print JSON', false)
      .option(
        '--power <dir>',
        "a pilot's --out folder: patients a site that the declared comparisons need, simulated from its pairs",
      )
      .option(
        '--power-sites <list>',
        'numbers of sites to plan for, joined by commas; default: those of the manifest',
        parseCounts,
      )
      .action(async (manifest: string, options: PlanOptions) =>
        finish(await run(manifest, options, io)),
      ),
};

async function run(manifest: string, options: PlanOptions, io: Io): Promise<ExitCode> {
  const { protocol, json, power: pilot } = options;
  const inputs = await readStudyInputs(manifest, protocol, readEnv().bundleFolders);
  const cases = await readCases(inputs);
  const found: Plan = planRun({ protocol: inputs.protocol, cases, models: inputs.models });
  const sites = options.powerSites ?? [new Set(inputs.rows.map(({ site }) => site)).size];
  const onStep = (sentence: string) => io.err(`${sentence}\n`);
  const power =
    pilot === undefined
      ? null
      : await planPower({ protocol: inputs.protocol, pilot, sites, onStep });
  const printed = power ? { ...found, power } : found;
  io.out(
    json
      ? `${JSON.stringify(printed, null, 2)}\n`
      : planTable(found) + (power ? powerTable(power) : ''),
  );
  for (const problem of problems(inputs, cases)) io.err(`${problem}\n`);
  return EXIT.ok;
}

const MOST_SITES = 100;

function parseCounts(text: string): number[] {
  const counts = text.split(',').map(Number);
  if (counts.some((count) => !Number.isInteger(count) || count < 1 || count > MOST_SITES))
    throw new InvalidArgumentError(
      `Expected whole numbers from 1 to ${MOST_SITES}, joined by commas.`,
    );
  return counts;
}

/** One after the other: a reference unpacks to as much memory as a scan. */
async function readCases({ rows, protocol }: StudyInputs): Promise<CaseFacts[]> {
  const { target } = settingsOf(protocol);
  const cases: CaseFacts[] = [];
  for (const row of rows) cases.push(await caseFacts(row, target));
  return cases;
}

function problems({ rows }: StudyInputs, cases: readonly CaseFacts[]): string[] {
  return cases.flatMap(({ case_id, issue }, i) => {
    if (!issue) return [];
    const file = issue.file === 'reference' ? rows[i].reference : rows[i].image;
    return [`${case_id}: cannot be evaluated: ${issueAt(file, issue)}.`];
  });
}
