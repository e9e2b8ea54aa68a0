import type { AuditEventView, listAuditInputSchema } from '@atrium/contracts';
import { audit } from '@atrium/db';
import { z } from 'zod';
import { defineRead } from '../verb/verb';
import { eventSentence } from './sentence';

const detailSchema = z.record(z.string(), z.unknown());

/** What is missing narrows nothing. */
type AuditQuery = Partial<z.output<typeof listAuditInputSchema>> & { readonly limit: number };
type EventRow = Awaited<ReturnType<typeof audit.listAuditEvents>>[number];

/** The newest events first; `before` is the id of the last one seen. */
export const listAudit = defineRead(
  async (db, { limit, before, from, to, ...filter }: AuditQuery): Promise<AuditEventView[]> => {
    const narrowed = {
      ...filter,
      ...(from !== undefined && { from: new Date(from) }),
      ...(to !== undefined && { to: new Date(to) }),
    };
    const rows = await audit.listAuditEvents(
      db,
      narrowed,
      limit,
      before === undefined ? undefined : BigInt(before),
    );
    return rows.map(viewEvent);
  },
);

function viewEvent(row: EventRow): AuditEventView {
  const event = {
    id: row.id.toString(),
    at: row.at.toISOString(),
    actor: row.actor,
    role: row.role,
    verb: row.verb,
    site: row.siteId,
    subject: row.subject,
    detail: detailSchema.parse(row.detail),
  };
  return { ...event, sentence: eventSentence(event) };
}
