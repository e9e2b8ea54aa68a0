import { BASIC_PROFILE_TABLE } from './basic-profile';

/** Actions of PS3.15, Table E.1-1: what is done depends on what the file's kind demands of an attribute (X/Z/D: removed, empty, or a dummy). */
export const PROFILE_ACTIONS = [
  'D',
  'Z',
  'X',
  'U',
  'Z/D',
  'X/Z',
  'X/D',
  'X/Z/D',
  'X/Z/U*',
] as const;
export type ProfileAction = (typeof PROFILE_ACTIONS)[number];

/** A row of the table. */
export interface ProfileEntry {
  /** Eight hexadecimal digits, x for any. */
  readonly tag: string;
  readonly keyword: string;
  /** '-' where none is known. */
  readonly vr: string;
  readonly action: ProfileAction;
  /** Whether the option with modified dates keeps it, with other dates. */
  readonly dated: boolean;
}

function parseRow(row: string): ProfileEntry {
  const [tag, keyword, vr, code, dated] = row.split(' ');
  const action = PROFILE_ACTIONS.find((known) => known === code);
  if (!action) throw new Error(`Table E.1-1 has no action ${code}`);
  return { tag, keyword, vr, action, dated: dated === 'date' };
}

/** Every attribute that the Basic Profile names. */
export const BASIC_PROFILE: readonly ProfileEntry[] = BASIC_PROFILE_TABLE.trim()
  .split('\n')
  .map(parseRow);

const BY_TAG: ReadonlyMap<string, ProfileEntry> = new Map(
  BASIC_PROFILE.map((entry) => [entry.tag, entry]),
);

/** What the Basic Profile says of a tag, groups that repeat (50xx, 60xx) among them; null for an attribute that it keeps. */
export function profileOf(tag: string): ProfileEntry | null {
  const exact = BY_TAG.get(tag);
  if (exact) return exact;
  if (tag.startsWith('50')) return BY_TAG.get('50xxxxxx') ?? null;
  return BY_TAG.get(`${tag.slice(0, 2)}xx${tag.slice(4)}`) ?? null;
}
