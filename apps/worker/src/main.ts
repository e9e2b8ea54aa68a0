import { availableParallelism } from 'node:os';
import path from 'node:path';
import { CaseProcess } from './case-process/host';
import { Centre } from './centre';
import { DataRoots } from './data-roots';
import { readEnv } from './env';
import { createGateway } from './gateway/server';
import { Viewer } from './gateway/viewer/host';
import { workerId } from './intake/secret';
import { Inspectors } from './intake/threads/inspectors';
import { createLog, describeError } from './log';
import { Holds } from './holds';
import type { Machine } from './machine';
import { Models } from './models';
import { Sites } from './sites';
import { Slots } from './slots';
import { intakesFolder } from './store/layout';
import { privateFolder } from './store/private-folder';
import { packageVersion } from './version';

const MAX_CASES = 200;
const MAX_RSS_BYTES = 3 * 1024 ** 3;
/** Scans and masks that are being looked at: some ten scans of 640 x 640 x 88. */
const VIEWER_BYTES = 512 * 1024 ** 2;
const PARENT_CHECK_MS = 1_000;

/** A site's worker: case processes, a gateway, and a Temporal worker for each site that the centre binds it to. */
async function main(): Promise<void> {
  const env = readEnv();
  const log = createLog(env.LOG_LEVEL);
  const ending = new AbortController();
  // What earlier versions wrote there could be read by every user of the machine.
  await privateFolder(intakesFolder(env.ATRIUM_HOME));
  const processes = Array.from(
    { length: env.ATRIUM_SLOTS },
    () =>
      new CaseProcess(
        { stallSeconds: env.ATRIUM_STALL_SECONDS, maxCases: MAX_CASES, maxRssBytes: MAX_RSS_BYTES },
        log,
      ),
  );
  const machine: Machine = {
    home: env.ATRIUM_HOME,
    workerId: await workerId(env.ATRIUM_HOME),
    roots: new DataRoots(env.ATRIUM_DATA_ROOTS, [intakesFolder(env.ATRIUM_HOME)]),
    provider: env.ATRIUM_PROVIDER,
    threads: Math.max(1, Math.floor(availableParallelism() / env.ATRIUM_SLOTS)),
    models: await Models.find([...env.ATRIUM_BUNDLES, SHIPPED_BUNDLES], env.ATRIUM_PROVIDER),
    slots: new Slots(processes),
    holds: new Holds(),
    inspectors: new Inspectors(),
    centre: new Centre(env.API_URL, env.LOCAL_SECRET),
    ending: ending.signal,
    log,
  };
  for (const refused of machine.models.verification.refused) log.warn(refused, 'bundle refused');

  let sites: Sites | undefined;
  const viewer = new Viewer({ home: env.ATRIUM_HOME, maxBytes: VIEWER_BYTES }, log);
  viewer.warmUp();
  const isReady = () => sites?.isBound ?? false;
  const gateway = createGateway(machine, env.LOCAL_SECRET, isReady, viewer);
  const bound = new Sites(machine, {
    temporalAddress: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
    version: packageVersion(),
    gateway: await gateway.listen({ host: '127.0.0.1', port: env.HEALTH_PORT }),
  });
  sites = bound;
  whenToldToStop((reason) => {
    log.info({ reason }, 'stopping');
    ending.abort();
  });
  log.info({ slots: processes.length, threads: machine.threads }, 'worker started');
  await bound.run();
  await gateway.close();
  await Promise.all([viewer.close(), machine.inspectors.close()]);
  processes.forEach((slot) => slot.kill());
}

/** The bundles of this checkout; the same place from src/ and from dist/. */
const SHIPPED_BUNDLES = path.join(__dirname, '../../../bundles');

/** On SIGTERM, SIGINT, or when the process that started this one is gone. */
function whenToldToStop(stop: (reason: string) => void): void {
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    stop('parent gone');
  }, PARENT_CHECK_MS);
  check.unref();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const sentence = error instanceof Error ? error.message : String(error);
    process.stderr.write(`worker: ${sentence}\n${JSON.stringify(describeError(error))}\n`);
    process.exit(1);
  },
);
