import { saveProtocolInputSchema, type ProtocolSummary, type TextIssue } from '@atrium/contracts';
import { locks, protocols } from '@atrium/db';
import { parseProtocol, protocolSha256 } from '@atrium/protocol';
import { refuseNul } from '../verb/parse-input';
import { defineVerb } from '../verb/verb';
import { readKnownModels } from './known-models';
import { summariseProtocol } from './view';

export type SaveProtocolOutput =
  | { readonly ok: true; readonly protocol: ProtocolSummary; readonly created: boolean }
  | { readonly ok: false; readonly issues: TextIssue[] };

/** Keeps a protocol as a version of its name; the same content gives the same version. Problems are all given at once. */
export const saveProtocol = defineVerb({
  name: 'protocol.save',
  input: saveProtocolInputSchema,
  async run({ tx, note, now }, { source, file }): Promise<SaveProtocolOutput> {
    const parsed = parseProtocol(source, file, await readKnownModels(tx, now));
    if (!parsed.ok) {
      note({ detail: { refused: parsed.issue.length } });
      return { ok: false, issues: parsed.issue };
    }
    // YAML writes a NUL as "\0": the text holds none, what it says does.
    refuseNul(parsed.value);
    await locks.lockVersions(tx, 'protocol');
    const hash = protocolSha256(parsed.value);
    const known = await protocols.findProtocolBySha256(tx, hash);
    const row = known ?? (await protocols.createProtocol(tx, parsed.value, source, hash));
    note({ subject: row.id, detail: { name: row.name, version: row.version } });
    return { ok: true, protocol: summariseProtocol(row), created: known === null };
  },
});
