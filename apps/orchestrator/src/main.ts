import { SYSTEM, closeStudy, onCommand, openStudy } from '@atrium/study';
import { ORCHESTRATOR_TASK_QUEUE } from '@atrium/workflows';
import { Client } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import pino from 'pino';
import { AnalysisThread } from './analysis/analysis-thread';
import { centralActivities } from './activities/central';
import { connectToTemporal } from './connect';
import { readEnv } from './env';
import { serveHealth } from './health';
import { Relay } from './relay/relay';

/** The orchestrator: workflows, central activities and the relay of commands. */
async function main(): Promise<void> {
  const env = readEnv();
  const log = pino({ name: 'orchestrator', level: env.LOG_LEVEL }, pino.destination(2));
  let worker: Worker | undefined;
  const health = await serveHealth(env.HEALTH_PORT, () => worker?.getState() === 'RUNNING');

  const connection = await connectToTemporal(env.TEMPORAL_ADDRESS, log);
  const study = openStudy(env.DATABASE_URL, SYSTEM);
  const thread = new AnalysisThread();
  worker = await Worker.create({
    connection,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue: ORCHESTRATOR_TASK_QUEUE,
    workflowBundle: { codePath: require.resolve('@atrium/workflows/workflow-bundle') },
    activities: centralActivities(study, thread),
    maxConcurrentActivityTaskExecutions: 8,
    shutdownGraceTime: '5s',
  });
  const relay = new Relay(
    study,
    new Client({ connection, namespace: env.TEMPORAL_NAMESPACE }),
    log,
  );
  const unlisten = onCommand(env.DATABASE_URL, () => relay.wake());

  const running = worker;
  stopWithParent(() => {
    relay.stop();
    if (running.getState() === 'RUNNING') running.shutdown();
  });
  await Promise.all([running.run(), relay.run()]);
  await unlisten();
  await thread.close();
  await closeStudy(study);
  await connection.close();
  health.close();
}

/** Stops on SIGTERM and SIGINT, and when the process that started this one has gone. */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid;
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 1000).unref();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  },
);
