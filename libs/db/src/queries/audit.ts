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

/** Which events; what is missing narrows nothing. */
export interface AuditFilter {
  readonly verbs?: readonly string[];
  readonly role?: string;
  readonly subject?: string;
  readonly from?: Date;
  readonly to?: Date;
}

const whereEvents = ({
  verbs,
  role,
  subject,
  from,
  to,
}: AuditFilter): Prisma.AuditEventWhereInput => ({
  ...(verbs && verbs.length > 0 && { verb: { in: [...verbs] } }),
  ...(role !== undefined && { role }),
  ...(subject !== undefined && { OR: [{ subject }, { siteId: subject }] }),
  ...((from || to) && { at: { ...(from && { gte: from }), ...(to && { lt: to }) } }),
});

/** The newest events first, `limit` of them, older than `before` if given. */
export const listAuditEvents = (
  db: Queryable,
  filter: AuditFilter,
  limit: number,
  before?: bigint,
) =>
  db.auditEvent.findMany({
    where: { ...whereEvents(filter), ...(before !== undefined && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit,
  });
