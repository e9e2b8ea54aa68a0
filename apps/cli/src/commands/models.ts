import type { CliCommand, Io } from '../command';
import { withConnection } from '../connect';
import { EXIT, type ExitCode } from '../exit-codes';

/** `atrium models verify`: every site's worker compares its bundles with their hashes. */
export const models: CliCommand = {
  register: (program, io, finish) =>
    void program
      .command('models')
      .description('models at the sites')
      .command('verify')
      .description('ask the worker of every site to compare its bundles with their hashes')
      .option('--json', 'print JSON', false)
      .action(async ({ json }: { json: boolean }) => finish(await verify(io, json))),
};

async function verify(io: Io, json: boolean): Promise<ExitCode> {
  const answers = await withConnection(io, ({ api }) => api.models.verify.mutate({}));
  if (json) io.out(`${JSON.stringify(answers, null, 2)}\n`);
  else for (const { site, answer, error } of answers) io.out(describe(site, answer, error));
  if (!json && answers.length === 0)
    io.out('No site is registered yet. "atrium cohort add" registers the sites of a manifest.\n');
  if (answers.some(({ answer }) => answer && answer.refused.length > 0)) return EXIT.refused;
  return answers.some(({ error }) => error !== null) ? EXIT.cannotRun : EXIT.ok;
}

interface Answer {
  readonly provider: string;
  readonly models: readonly {
    readonly id: string;
    readonly version: string;
    readonly sha256: string;
  }[];
  readonly refused: readonly { readonly id: string; readonly message: string }[];
}

function describe(site: string, answer: Answer | null, error: string | null): string {
  if (!answer) return `${site}: ${error ?? 'no answer'}\n`;
  return [
    ...answer.models.map(
      ({ id, version, sha256 }) =>
        `${site}: ${id} ${version} ${sha256} verified (${answer.provider})\n`,
    ),
    ...answer.refused.map(({ id, message }) => `${site}: ${id} REFUSED: ${message}\n`),
  ].join('');
}
