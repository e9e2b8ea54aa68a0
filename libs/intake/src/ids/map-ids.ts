import { groupBy, ID_PATTERN } from '@atrium/contracts';
import { identifying } from '../privacy/names';
import { keyed, type SiteSecret } from '../secret';

/** How names become ids. */
export interface MapIdsOptions {
  /** What the ids are of: the first part of those that are made. */
  readonly of: 'case' | 'patient' | 'site';
  readonly secret: SiteSecret;
  /** What earlier versions of the cohort mapped, kept at the site: these names keep their ids. */
  readonly kept?: ReadonlyMap<string, string>;
}

/**
 * Ids that CONTRACTS allows ([A-Za-z0-9._-], at most 64, no leading dot, different even without capitals) for names of any kind. A
 * name that is allowed, differs from the others by more than its capitals and looks like no person's name, date or number is its
 * own id; any other gets one of HMAC-SHA256, which tells nothing of it. The same names give the same ids in any order.
 *
 * @returns name -> id, for every different name; to be kept at the site
 */
export function mapIds(names: readonly string[], options: MapIdsOptions): Map<string, string> {
  const { kept = new Map<string, string>() } = options;
  const different = [...new Set(names)].sort();
  const mapped = new Map(different.flatMap((name) => entryOf(name, kept.get(name))));
  const taken = new Set([...kept.values()].map(folded));
  const spellings = groupBy(different, folded);
  const rest = different.filter((name) => !mapped.has(name));
  const isOwn = (name: string) =>
    isFit(name, options) && spellings.get(folded(name))?.length === 1 && !taken.has(folded(name));
  for (const name of rest.filter(isOwn)) {
    mapped.set(name, name);
    taken.add(folded(name));
  }
  for (const name of rest.filter((one) => !mapped.has(one))) {
    const id = firstFree(name, options, taken);
    mapped.set(name, id);
    taken.add(id);
  }
  return mapped;
}

const entryOf = (name: string, id: string | undefined): [string, string][] =>
  id === undefined ? [] : [[name, id]];

const folded = (id: string): string => id.toLowerCase();

/** A site may be called like a person: nobody is hidden in it. */
const isFit = (name: string, { of }: MapIdsOptions): boolean =>
  ID_PATTERN.test(name) && (of === 'site' || identifying(name) === null);

/** Consonants without y: no word or name comes of them, nor a number. */
const LETTERS = 'bcdfghjkmnpqrstvwxz';
/** 12 letters of 19: 51 bits. */
const LENGTH = 12;

function firstFree(
  name: string,
  { of, secret }: MapIdsOptions,
  taken: ReadonlySet<string>,
): string {
  for (let attempt = 0; ; attempt += 1) {
    // Composed, so that an export of macOS and one of Windows give one id.
    const bytes = keyed(secret, `${of}-id`, `${attempt} ${name.normalize('NFC')}`);
    const letters = Array.from(bytes.subarray(0, LENGTH), (byte) => LETTERS[byte % LETTERS.length]);
    const id = `${of}-${letters.join('')}`;
    if (!taken.has(id)) return id;
  }
}
