import path from 'node:path';
import {
  fail,
  type ManifestRow,
  type ModelSummary,
  type ProtocolYaml,
  type TextIssue,
} from '@atrium/contracts';
import { findBundles, summaryOf } from '@atrium/models/bundles';
import {
  decodeUtf8,
  manifestSha256,
  parseManifest,
  parseProtocol,
  protocolSha256,
  unsupportedStrategies,
} from '@atrium/protocol';
import { refused } from '../exit-codes';
import { readNamedFile, refusedFor } from './text-file';

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
  const [manifestBytes, protocolBytes, catalogue] = await Promise.all([
    readNamedFile(manifestFile),
    readNamedFile(protocolFile),
    findBundles(bundleFolders),
  ]);
  const models = catalogue.bundles.map(summaryOf);
  const decoded = decodeUtf8(protocolBytes, protocolFile);
  const protocolSource = decoded.ok ? decoded.value : '';
  const manifest = parseManifest(manifestBytes, manifestFile);
  const protocol = decoded.ok
    ? parseProtocol(protocolSource, protocolFile, models)
    : fail([decoded.issue]);
  const issues: TextIssue[] = [
    ...(manifest.ok ? [] : manifest.issue),
    ...(protocol.ok ? [] : protocol.issue),
  ];
  if (!protocol.ok) refuseNamedBundles(protocolSource, catalogue.refused, issues);
  if (!manifest.ok || !protocol.ok) throw refusedFor(issues);
  const unsupported = unsupportedStrategies(protocol.value);
  if (unsupported.length > 0)
    throw refused(...unsupported.map((line) => `${protocolFile}: ${line}`));
  return {
    ...absolute(manifest.value, manifestFile),
    protocol: protocol.value,
    protocolSource,
    protocolSha256: protocolSha256(protocol.value),
    models,
  };
}

/** A manifest alone, its paths absolute. Throws CommandError (exit 2) with every problem. */
export async function readManifest(
  file: string,
): Promise<Pick<StudyInputs, 'rows' | 'manifestSha256'>> {
  const parsed = parseManifest(await readNamedFile(file), file);
  if (!parsed.ok) throw refusedFor(parsed.issue);
  return absolute(parsed.value, file);
}

const absolute = (rows: readonly ManifestRow[], file: string) => ({
  rows: rows.map((row) => withAbsolutePaths(row, path.dirname(path.resolve(file)))),
  manifestSha256: manifestSha256(rows),
});

/** A bundle that is there but refused (another hash) says so, instead of being an unknown model only. */
function refuseNamedBundles(
  source: string,
  refusedBundles: readonly { readonly id: string; readonly message: string }[],
  issues: readonly TextIssue[],
): void {
  const named = refusedBundles.filter(({ id }) => source.includes(id));
  if (named.length === 0) return;
  const lines = issues.map(
    ({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`,
  );
  throw refused(...named.map(({ id, message }) => `Model ${id} is refused. ${message}`), ...lines);
}

const withAbsolutePaths = (row: ManifestRow, folder: string): ManifestRow => ({
  ...row,
  image: path.resolve(folder, row.image),
  reference: row.reference === '' ? '' : path.resolve(folder, row.reference),
});
