import { closeStudy, openStudy } from '@atrium/study';
import { readEnv } from './env';
import { HttpGateways } from './gateways/http-gateways';
import { hearRunChanges } from './run-changes';
import { ReportThread } from './report/report-thread';
import { createServer } from './server';

/** In local mode whoever asks is the machine's owner. */
const OWNER = { role: 'owner', id: 'local' } as const;

async function main(): Promise<void> {
  const env = readEnv();
  const study = openStudy(env.DATABASE_URL, OWNER);
  const runChanges = hearRunChanges(env.DATABASE_URL);
  const gateways = new HttpGateways(study, env.LOCAL_SECRET);
  const reports = new ReportThread();
  const app = await createServer({ env, study, gateways, runChanges, reports });
  stopWithParent(async () => {
    await app.close();
    await runChanges.stop();
    await reports.close();
    await closeStudy(study);
    process.exit(0);
  });
  await app.listen({ host: env.API_HOST, port: env.API_PORT });
}

/** Stops on SIGTERM and SIGINT, and when the process that started this one has gone. */
function stopWithParent(stop: () => Promise<void>): void {
  const parent = process.ppid;
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  setInterval(() => {
    if (process.ppid !== parent) void stop();
  }, 1000).unref();
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
