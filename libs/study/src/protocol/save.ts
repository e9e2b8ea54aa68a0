import {
  saveProtocolInputSchema,
  type ModelSummary,
  type ProtocolSummary,
  type TextIssue,
} from '@atrium/contracts';
import { locks, protocols, sites } from '@atrium/db';
import { parseProtocol, protocolSha256 } from '@atrium/protocol';
import { viewSite } from '../site/view';
import { defineRead, defineVerb } from '../verb/verb';

type ProtocolRow = Awaited<ReturnType<typeof protocols.listProtocols>>[number];

export type SaveProtocolOutput =
  | { readonly ok: true; readonly protocol: ProtocolSummary }
  | { readonly ok: false; readonly issues: TextIssue[] };

export const summariseProtocol = (row: ProtocolRow): ProtocolSummary => ({
  id: row.id,
  name: row.name,
  version: row.version,
  sha256: row.sha256,
  created_at: row.createdAt.toISOString(),
});

/** Keeps a protocol as a version of its name; the same content gives the same version. Problems are all given at once. */
export const saveProtocol = defineVerb({
  name: 'protocol.save',
  input: saveProtocolInputSchema,
  async run({ tx, note, now }, { source, file }): Promise<SaveProtocolOutput> {
    const known = (await sites.listSites(tx)).flatMap((site) => viewSite(site, now).models);
    const parsed = parseProtocol(source, file, uniqueById(known));
    if (!parsed.ok) {
      note({ detail: { refused: parsed.issue.length } });
      return { ok: false, issues: parsed.issue };
    }
    await locks.lockVersions(tx, 'protocol');
    const hash = protocolSha256(parsed.value);
    const row =
      (await protocols.findProtocolBySha256(tx, hash)) ??
      (await protocols.createProtocol(tx, parsed.value, source, hash));
    note({ subject: row.id, detail: { name: row.name, version: row.version } });
    return { ok: true, protocol: summariseProtocol(row) };
  },
});

const uniqueById = (models: readonly ModelSummary[]): ModelSummary[] => [
  ...new Map(models.map((model) => [model.id, model])).values(),
];

/** Every protocol version, the newest first. */
export const listProtocols = defineRead(async (db) =>
  (await protocols.listProtocols(db)).map(summariseProtocol),
);
