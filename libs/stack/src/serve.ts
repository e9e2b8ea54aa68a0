import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { homePaths } from './home';
import { countLeases } from './leases';
import { Supervisor } from './supervisor/supervisor';

/** The supervisor that a command starts: runs as long as any command uses the stack. */
async function main(): Promise<void> {
  const [home, ...flags] = process.argv.slice(2);
  const paths = homePaths(path.resolve(home));
  let failed = false;
  const supervisor = new Supervisor({
    paths,
    dashboard: flags.includes('--dashboard'),
    onStep: (sentence) => process.stderr.write(`${new Date().toISOString()} ${sentence}\n`),
    onFailure: () => {
      failed = true;
    },
  });
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => (asked = true));
  await supervisor.start();
  while (!failed && !asked && (await countLeases(paths.leases)) > 0) await sleep(300);
  await supervisor.stop();
  process.exit(failed ? 4 : 0);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(4);
});
