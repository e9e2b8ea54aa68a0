import type { ProtocolYaml } from '@atrium/contracts';
import type { Queryable } from '../client';

export const findProtocolBySha256 = (db: Queryable, sha256: string) =>
  db.protocol.findUnique({ where: { sha256 } });

export const listProtocols = (db: Queryable) =>
  db.protocol.findMany({ orderBy: { createdAt: 'desc' } });

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
