import type { ProtocolYaml } from '@atrium/contracts';
import type { Queryable } from '../client';

export const findProtocolBySha256 = (db: Queryable, sha256: string) =>
  db.protocol.findUnique({ where: { sha256 } });

/** Every version without its text, the newest first, each with the number of its runs. */
export const listProtocols = (db: Queryable) =>
  db.protocol.findMany({
    select: {
      id: true,
      name: true,
      version: true,
      sha256: true,
      createdAt: true,
      _count: { select: { runs: true } },
    },
    orderBy: { createdAt: 'desc' },
  });

/** A version with its newest runs and their number, or null. */
export const findProtocolWithRuns = (db: Queryable, id: string, limit: number) =>
  db.protocol.findUnique({
    where: { id },
    include: {
      _count: { select: { runs: true } },
      runs: {
        select: {
          id: true,
          state: true,
          createdAt: true,
          cohort: { select: { id: true, name: true, version: true } },
        },
        orderBy: { createdAt: 'desc' },
        take: limit,
      },
    },
  });

/** The next version of the protocol's name. */
export async function createProtocol(
  db: Queryable,
  body: ProtocolYaml,
  source: string,
  sha256: string,
) {
  const { name } = body;
  const last = await db.protocol.findFirst({ where: { name }, orderBy: { version: 'desc' } });
  return db.protocol.create({
    data: { name, body, source, sha256, version: (last?.version ?? 0) + 1 },
  });
}

export const findProtocol = (db: Queryable, id: string) =>
  db.protocol.findUnique({ where: { id } });
