import type { Plan } from '@atrium/contracts';
import { planRun, settingsOf, type CaseFacts } from '@atrium/protocol';
import type { CliCommand, Io } from '../command';
import { readEnv } from '../env';
import { EXIT, type ExitCode } from '../exit-codes';
import { readStudyInputs, type StudyInputs } from '../inputs/study-inputs';
import { issueAt } from '../inputs/volume-file';
import { caseFacts } from '../plan/case-facts';
import { planTable } from '../reporters/plan-table';

interface PlanOptions {
  readonly protocol: string;
  readonly json: boolean;
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
      .action(async (manifest: string, options: PlanOptions) =>
        finish(await run(manifest, options, io)),
      ),
};

async function run(manifest: string, { protocol, json }: PlanOptions, io: Io): Promise<ExitCode> {
  const inputs = await readStudyInputs(manifest, protocol, readEnv().bundleFolders);
  const cases = await readCases(inputs);
  const found: Plan = planRun({ protocol: inputs.protocol, cases, models: inputs.models });
  io.out(json ? `${JSON.stringify(found, null, 2)}\n` : planTable(found));
  for (const problem of problems(inputs, cases)) io.err(`${problem}\n`);
  return EXIT.ok;
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
