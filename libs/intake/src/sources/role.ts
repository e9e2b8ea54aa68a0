/** What a file is of a case. */
export type Role = 'image' | 'reference' | 'unclear';

/** A file's place taken apart. */
export interface Place {
  readonly file: string;
  readonly role: Role;
  /** The same for an image and its reference: the place without the words that tell them apart. */
  readonly key: string;
  /** The folder that it lies in. */
  readonly folder: string;
  /** What the case is called: the name without these words, or the folder of a file that is called by such words alone. */
  readonly name: string;
  /** How it is called, * for what differs from case to case. */
  readonly pattern: string;
  /** Of an image in several channels, as nnU-Net numbers them; null for every other. */
  readonly channel: number | null;
}

/** Endings of the formats that are read: the longest that fits is taken off. */
export const ENDINGS = ['.nii.gz', '.nii', '.nrrd', '.nhdr'] as const;

const REFERENCE =
  /^(labels?|lbl|seg|segmentations?|masks?|gt|groundtruth|annotations?|references?|ref|contours?|laendo|labels?(tr|ts|val))$/i;
const IMAGE = /^(images?|imgs?|lge|lgemri|mri|scans?|volumes?|images?(tr|ts|val))$/i;
/** nnU-Net's folders: images of the training, test and validation part. */
const CHANNELED = /^imagest[rs]$|^imagesval$/i;
const CHANNEL = /^(.*)_(\d{4})$/;

const roleOf = (word: string): Role =>
  REFERENCE.test(word) ? 'reference' : IMAGE.test(word) ? 'image' : 'unclear';

/**
 * Takes a file's place apart: X_label, label/X, CASE/label and their like, with any ending and capitals.
 *
 * @param file place within the source, / between names
 * @returns null where its name has no ending of a format that is read
 */
export function placeOf(file: string): Place | null {
  const folders = file.split('/');
  const full = folders.pop() ?? '';
  const ending = ENDINGS.find((one) => full.toLowerCase().endsWith(one));
  if (ending === undefined) return null;
  const whole = full.slice(0, -ending.length);
  const channeled = CHANNELED.test(folders.at(-1) ?? '') ? CHANNEL.exec(whole) : null;
  const stem = strip(channeled ? channeled[1] : whole);
  const telling = tellingFolder(folders, stem.role);
  const others = folders.filter((_, i) => i !== telling);
  return {
    file,
    role: strongest([roleOf(folders[telling] ?? ''), stem.role]),
    key: [...folders.flatMap((name, i) => (i === telling ? partOf(name) : name)), stem.rest].join(
      '/',
    ),
    folder: folders.join('/'),
    name: stem.rest === '' ? (others.at(-1) ?? '') : stem.rest,
    pattern: [
      ...folders.map((name, i) => (i === telling ? name : '*')),
      stem.pattern + (channeled ? `_${channeled[2]}` : '') + ending,
    ].join('/'),
    channel: channeled ? Number(channeled[2]) : null,
  };
}

/**
 * Which folder tells a file's role: the one that it lies in, or for a file that does not tell itself the nearest that does. -1
 * where none does: a folder called reference may hold cases with images and references.
 */
function tellingFolder(folders: readonly string[], own: Role): number {
  const nearest = folders.findLastIndex((folder) => roleOf(folder) !== 'unclear');
  return own === 'unclear' || nearest === folders.length - 1 ? nearest : -1;
}

/** What images and references have in common of the folder that tells their role: nnU-Net's part (Tr, Ts, Val), or nothing. */
function partOf(folder: string): string[] {
  const part = /(tr|ts|val)$/i.exec(folder)?.[0].toLowerCase();
  return part === undefined ? [] : [`*${part}`];
}

/** What is called like a reference by one of them is one: X_lge_mask, labels/LGE_01. */
function strongest(roles: readonly Role[]): Role {
  if (roles.includes('reference')) return 'reference';
  return roles.includes('image') ? 'image' : 'unclear';
}

interface Stem {
  readonly role: Role;
  readonly rest: string;
  readonly pattern: string;
}

/** Words at the end and at the beginning of a name that tell its role. */
function strip(name: string): Stem {
  const words = name.split(/([-_. ]+)/);
  let [first, last] = [0, words.length];
  while (last > first && roleOf(words[last - 1]) !== 'unclear') last -= 2;
  while (first < last && roleOf(words[first]) !== 'unclear') first += 2;
  const taken = [...words.slice(0, first), ...words.slice(Math.max(last, 0))];
  const rest = words.slice(first, Math.max(last, first)).join('');
  const before = words.slice(0, first).join('');
  const after = words.slice(Math.max(last, 0)).join('');
  return {
    role: strongest(taken.map(roleOf)),
    rest,
    pattern: before + (rest === '' ? '' : '*') + after,
  };
}
