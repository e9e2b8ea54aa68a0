import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { homePaths } from './home';
import { countLeases } from './leases';
import { Supervisor } from './supervisor/supervisor';

/** The supervisor that a command starts: runs as long as any command uses the stack. */
async function main(): Promise<number> {
  const [home, ...flags] = process.argv.slice(2);
  const paths = homePaths(path.resolve(home));
  const end = new AbortController();
  let code = 0;
  const supervisor = new Supervisor({
    paths,
    dashboard: flags.includes('--dashboard'),
    onStep: (sentence) => process.stderr.write(`${new Date().toISOString()} ${sentence}\n`),
    onFailure: () => {
      code = 4;
      end.abort();
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      end.abort();
      void supervisor.stop();
    });
  }
  await supervisor.start();
  while (!end.signal.aborted && (await countLeases(paths.leases)) > 0) await sleep(300);
  await supervisor.stop();
  return code;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(4);
  },
);
