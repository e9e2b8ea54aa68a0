import type { Prisma } from '../generated/client';
import type { Queryable } from '../client';

export interface NewAuditEvent {
  readonly actor: string;
  readonly role: string;
  readonly verb: string;
  readonly siteId?: string;
  readonly subject?: string;
  readonly detail?: Prisma.InputJsonObject;
}

export const writeAuditEvent = (db: Queryable, event: NewAuditEvent) =>
  db.auditEvent.create({ data: event });

/** The newest events first, `limit` of them, older than `before` if given. */
export const listAuditEvents = (db: Queryable, limit: number, before?: bigint) =>
  db.auditEvent.findMany({
    where: before ? { id: { lt: before } } : {},
    orderBy: { id: 'desc' },
    take: limit,
  });
