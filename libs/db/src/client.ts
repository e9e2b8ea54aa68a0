import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient, type Prisma } from './generated/client';

/** The connection pool of one process. */
export type Database = PrismaClient<'query'>;

/** What a query takes: the pool, or a transaction of it. */
export type Queryable = Prisma.TransactionClient;

const POOL_SIZE = 10;
const TIMEOUT_MS = 15_000;

/** Opens a pool; the first query connects. Every statement is given up after 15 s. */
export function openDatabase(databaseUrl: string): Database {
  const adapter = new PrismaPg({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    connectionTimeoutMillis: TIMEOUT_MS,
    statement_timeout: TIMEOUT_MS,
    // The rows of a large run are sorted in memory.
    options: '-c work_mem=64MB',
  });
  return new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] });
}

/** Runs `work` in one transaction, given up after 15 s unless said. */
export function inTransaction<T>(
  db: Database,
  work: (tx: Queryable) => Promise<T>,
  timeoutMs = TIMEOUT_MS,
): Promise<T> {
  const patient = async (tx: Queryable): Promise<T> => {
    await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${Math.trunc(timeoutMs)}`);
    return work(tx);
  };
  const options = { timeout: timeoutMs, maxWait: TIMEOUT_MS };
  return db.$transaction(timeoutMs > TIMEOUT_MS ? patient : work, options);
}
