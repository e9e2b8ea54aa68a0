import { errorCode } from '../error-code';

/** Why an archive is not unpacked, in words and without the name of an entry. */
export class Refusal extends Error {}

export const OUTSIDE = 'an entry lies outside of it';
export const TWICE = 'an entry is there twice';
export const FILE_AND_FOLDER = 'a file and a folder in it have one name';

/** What yauzl refuses by itself, told by how its message begins. */
const OF_YAUZL: readonly (readonly [RegExp, string])[] = [
  [
    /^(too many|not enough) bytes in the stream|size mismatch/,
    'an entry has another size than it says',
  ],
];

/** What the system says of an entry that cannot be made because of the archive: the same however often it is tried. */
const OF_ENTRIES: ReadonlyMap<unknown, string> = new Map([
  ['EISDIR', FILE_AND_FOLDER],
  ['ENOTDIR', FILE_AND_FOLDER],
  ['ENAMETOOLONG', 'the name of an entry is too long for this machine'],
  ['EILSEQ', 'the name of an entry is none that this machine can give'],
]);

/**
 * For the `catch` of what makes an entry's file or folder.
 *
 * @param exists why it is refused where something of its name is there already
 * @throws Refusal where the archive is at fault, else the error as it is
 */
export function refuseMade(error: unknown, exists: string): never {
  const code = errorCode(error);
  const why = code === 'EEXIST' ? exists : OF_ENTRIES.get(code);
  throw why === undefined ? error : new Refusal(why);
}

/** A broken machine: no room, no permission. Not told by `instanceof`, which is false for the system's errors inside jest. */
export const isOfSystem = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'syscall' in error && 'errno' in error;

/** Why an archive is refused, by the error that ended its unpacking. */
export function whyOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const said = error instanceof Error ? error.message : '';
  return OF_YAUZL.find(([begins]) => begins.test(said))?.[1] ?? 'it is damaged, or no ZIP';
}
