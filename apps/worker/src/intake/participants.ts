import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type ManifestProblem, type Result } from '@atrium/contracts';
import { parseParticipants } from '@atrium/intake';
import { decodeUtf8 } from '@atrium/protocol';

const TABLE = 'participants.tsv';

/** participant_id -> its columns, or every problem of the table. */
type Participants = Result<Map<string, Record<string, string>>, ManifestProblem[]>;

/** The participants of a BIDS data set; none where it has no table of them. @param files places within it */
export const readParticipants = async (
  root: string,
  files: readonly string[],
): Promise<Participants> =>
  files.includes(TABLE) ? participantsOf(await readFile(path.join(root, TABLE))) : ok(new Map());

/** Parses such a table. What is not UTF-8 is refused as a manifest is: a guess would garble names silently. */
export function participantsOf(bytes: Uint8Array): Participants {
  const text = decodeUtf8(bytes, TABLE);
  if (text.ok) return parseParticipants(text.value);
  const { line, column, message } = text.issue;
  return fail([{ line, column, message: `${TABLE}: ${message}` }]);
}
