import {
  protocolYamlSchema,
  type ProtocolDetail,
  type ProtocolListItem,
  type ProtocolSummary,
} from '@atrium/contracts';
import { protocols } from '@atrium/db';
import { NotFoundError } from '../errors';
import { defineRead } from '../verb/verb';

/** A protocol with more runs names the newest of them. */
const MAX_RUNS = 100;

interface ProtocolRow {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly sha256: string;
  readonly createdAt: Date;
}

/** A version of a protocol without its text. */
export const summariseProtocol = (row: ProtocolRow): ProtocolSummary => ({
  id: row.id,
  name: row.name,
  version: row.version,
  sha256: row.sha256,
  created_at: row.createdAt.toISOString(),
});

/** Every protocol version, the newest first. */
export const listProtocols = defineRead(async (db): Promise<ProtocolListItem[]> =>
  (await protocols.listProtocols(db)).map((row) => ({
    ...summariseProtocol(row),
    runs: row._count.runs,
  })),
);

/** A protocol version with its text and the runs that used it. @throws NotFoundError */
export const showProtocol = defineRead(async (db, id: string): Promise<ProtocolDetail> => {
  const row = await protocols.findProtocolWithRuns(db, id, MAX_RUNS);
  if (!row) throw new NotFoundError(`No protocol has the id ${id}.`);
  return {
    ...summariseProtocol(row),
    source: row.source,
    body: protocolYamlSchema.parse(row.body),
    runs: row.runs.map(({ createdAt, ...run }) => ({
      ...run,
      created_at: createdAt.toISOString(),
    })),
    runs_total: row._count.runs,
  };
});
