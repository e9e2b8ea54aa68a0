import { idSchema, type ManifestRow, type Selection } from '@atrium/contracts';
import { InvalidArgumentError } from 'commander';
import { wrongUsage } from '../exit-codes';

/** Options that choose cases; commander gives them as they were typed. */
export interface SelectionOptions {
  readonly sites?: string[];
  readonly cases?: string[];
  readonly limit?: number;
  readonly subset?: string;
}

/** `A,B` as a list. */
export const parseList = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** A whole number from 1. */
export function parseCount(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('Expected a whole number from 1.');
  return value;
}

/** The name of a subset. */
export function parseSubset(text: string): string {
  if (!idSchema.safeParse(text).success)
    throw new InvalidArgumentError(
      'Expected the name of a subset, as "cohort subset list" shows it.',
    );
  return text;
}

/** @param cohort as the sentence names it. @throws CommandError (exit 1) where it has no such subset */
export function refuseUnknownSubset(
  subset: string | undefined,
  known: readonly string[],
  cohort: string,
): void {
  if (subset === undefined || known.includes(subset)) return;
  throw wrongUsage(
    `${cohort} has no subset called ${subset}. It has: ${known.join(', ') || 'none'}. "atrium cohort subset add" makes one.`,
  );
}

/** The options as a selection, unchecked. */
export const toSelection = ({ sites, cases, limit, subset }: SelectionOptions): Selection => ({
  sites: sites ?? null,
  cases: cases ?? null,
  limit: limit ?? null,
  ...(subset !== undefined && { subset }),
});

/** What a subset holds only its cohort knows. @throws CommandError (exit 1) for a site or a case that the manifest does not have, or when nothing is left */
export function selectionOf(options: SelectionOptions, rows: readonly ManifestRow[]): Selection {
  const { sites, cases } = options;
  refuseUnknown('site', sites, new Set(rows.map(({ site }) => site)));
  refuseUnknown('case', cases, new Set(rows.map(({ case_id }) => case_id)));
  const selection = toSelection(options);
  if (select(rows, selection).length === 0)
    throw wrongUsage('--sites and --cases together select no case of the manifest.');
  return selection;
}

function refuseUnknown(
  what: string,
  asked: readonly string[] | undefined,
  known: ReadonlySet<string>,
): void {
  const unknown = (asked ?? []).filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw wrongUsage(`The manifest has no ${what} called ${unknown.join(', ')}.`);
}

/** The rows that a selection keeps: the first `limit` of the chosen sites and cases. */
export function select(
  rows: readonly ManifestRow[],
  { sites, cases, limit }: Selection,
): ManifestRow[] {
  const chosen = rows.filter(
    ({ site, case_id }) => (!sites || sites.includes(site)) && (!cases || cases.includes(case_id)),
  );
  return limit === null ? chosen : chosen.slice(0, limit);
}
