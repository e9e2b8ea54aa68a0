import type { CliCommand, Io } from '../command';
import { CHECKS } from '../doctor/checks';
import { readEnv } from '../env';
import { EXIT, type ExitCode } from '../exit-codes';

/** `atrium doctor`: what is installed, reachable and free, and what to do. */
export const doctor: CliCommand = {
  register: (program, io, finish) =>
    void program
      .command('doctor')
      .description('what is installed, reachable and free, and what to do; starts nothing')
      .option('--json', 'print JSON', false)
      .action(async ({ json }: { json: boolean }) => finish(await run(io, json))),
};

async function run(io: Io, json: boolean): Promise<ExitCode> {
  const found = (await Promise.all(CHECKS.map((check) => check(readEnv())))).flat();
  if (json) io.out(`${JSON.stringify(found, null, 2)}\n`);
  else
    for (const { subject, ok, found: what, remedy } of found)
      io.out(
        `${ok ? 'ok     ' : 'PROBLEM'}  ${subject}: ${what}${remedy ? `\n         ${remedy}` : ''}\n`,
      );
  return found.every(({ ok }) => ok) ? EXIT.ok : EXIT.cannotRun;
}
