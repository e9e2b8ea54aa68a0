import { homePaths, makeHome } from '../home';
import { SupervisedProcess } from '../supervisor/supervised-process';
import { embeddedPostgres } from './service';

/** A Postgres that runs without the other parts of a stack. */
export interface LonePostgres {
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts the embedded Postgres of an ATRIUM_HOME that has no stack, for tests and tools that need nothing else.
 * @throws StackFailure when it does not come up
 */
export async function startPostgres(home: string): Promise<LonePostgres> {
  const paths = homePaths(home);
  await makeHome(paths);
  const { spec, databaseUrl } = await embeddedPostgres(paths);
  const postgres = new SupervisedProcess(spec, {
    onChange: () => undefined,
    onRestart: () => undefined,
    onGiveUp: () => undefined,
  });
  await postgres.start();
  return { databaseUrl, stop: () => postgres.stop() };
}
