import path from 'node:path';
import {
  fail,
  ok,
  type ManifestRow,
  type ModelSummary,
  type ProtocolYaml,
  type Result,
} from '@atrium/contracts';
import { findBundles, summaryOf } from '@atrium/models/bundles';
import {
  decodeUtf8,
  manifestSha256,
  parseManifest,
  parseProtocol,
  protocolSha256,
  resolveFiles,
} from '@atrium/protocol';
import { refused } from '../exit-codes';
import { readNamedFile, sentenceOf } from './text-file';

/** Manifest and protocol as the user gave them, parsed. */
export interface StudyInputs {
  /** In manifest order; paths absolute. */
  readonly rows: readonly ManifestRow[];
  /** Of the rows as written: the same when manifest and data move together. */
  readonly manifestSha256: string;
  readonly protocol: ProtocolYaml;
  readonly protocolSource: string;
  readonly protocolSha256: string;
  readonly models: readonly ModelSummary[];
}

/**
 * Reads and checks everything that a run is made of, before anything starts.
 * @throws CommandError (exit 2) with every problem of both files and of the models' files at once
 */
export async function readStudyInputs(
  manifestFile: string,
  protocolFile: string,
  bundleFolders: readonly string[],
): Promise<StudyInputs> {
  const catalogue = await findBundles(bundleFolders);
  const models = catalogue.bundles.map(summaryOf);
  const [manifest, protocol] = await Promise.all([
    readManifestFile(manifestFile),
    readProtocolFile(protocolFile, models),
  ]);
  const bundles = protocol.ok ? [] : refusedBundles(protocol.issue.source, catalogue.refused);
  if (!manifest.ok || !protocol.ok)
    throw refused(
      ...bundles,
      ...(manifest.ok ? [] : manifest.issue),
      ...(protocol.ok ? [] : protocol.issue.problems),
    );
  return { ...absolute(manifest.value, manifestFile), ...protocol.value, models };
}

async function readManifestFile(file: string): Promise<Result<ManifestRow[], string[]>> {
  const bytes = await readNamedFile(file);
  if (!bytes.ok) return fail([bytes.issue]);
  const parsed = parseManifest(bytes.value, file);
  return parsed.ok ? parsed : fail(parsed.issue.map(sentenceOf));
}

type ProtocolParts = Pick<StudyInputs, 'protocol' | 'protocolSource' | 'protocolSha256'>;

/** With its problems comes the text, as far as it was read. */
interface RefusedProtocol {
  readonly source: string;
  readonly problems: readonly string[];
}

async function readProtocolFile(
  file: string,
  models: readonly ModelSummary[],
): Promise<Result<ProtocolParts, RefusedProtocol>> {
  const bytes = await readNamedFile(file);
  if (!bytes.ok) return fail({ source: '', problems: [bytes.issue] });
  const decoded = decodeUtf8(bytes.value, file);
  if (!decoded.ok) return fail({ source: '', problems: [sentenceOf(decoded.issue)] });
  const source = decoded.value;
  const parsed = parseProtocol(source, file, models);
  if (!parsed.ok) return fail({ source, problems: parsed.issue.map(sentenceOf) });
  const protocol = parsed.value;
  return ok({ protocol, protocolSource: source, protocolSha256: protocolSha256(protocol) });
}

/** A manifest alone, its paths absolute. Throws CommandError (exit 2) with every problem. */
export async function readManifest(
  file: string,
): Promise<Pick<StudyInputs, 'rows' | 'manifestSha256'>> {
  const manifest = await readManifestFile(file);
  if (!manifest.ok) throw refused(...manifest.issue);
  return absolute(manifest.value, file);
}

const absolute = (rows: readonly ManifestRow[], file: string) => ({
  rows: rows.map((row) => resolveFiles(row, (named) => path.resolve(path.dirname(file), named))),
  manifestSha256: manifestSha256(rows),
});

/** A bundle that is there but refused (another hash) says so, instead of being an unknown model only. */
const refusedBundles = (
  source: string,
  bundles: readonly { readonly id: string; readonly message: string }[],
): string[] =>
  bundles
    .filter(({ id }) => source.includes(id))
    .map(({ id, message }) => `Model ${id} is refused. ${message}`);
