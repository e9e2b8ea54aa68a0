import type { AuditEventView } from '@atrium/contracts';
import { audit } from '@atrium/db';
import { z } from 'zod';
import { defineRead } from '../verb/verb';

const detailSchema = z.record(z.string(), z.unknown());

/** The newest events first; `before` is the id of the last one seen. */
export const listAudit = defineRead(
  async (db, { limit, before }: { limit: number; before?: string }): Promise<AuditEventView[]> =>
    (await audit.listAuditEvents(db, limit, before === undefined ? undefined : BigInt(before))).map(
      (event) => ({
        id: event.id.toString(),
        at: event.at.toISOString(),
        actor: event.actor,
        role: event.role,
        verb: event.verb,
        site: event.siteId,
        subject: event.subject,
        detail: detailSchema.parse(event.detail),
      }),
    ),
);
