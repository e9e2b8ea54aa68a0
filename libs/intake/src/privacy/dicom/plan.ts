import {
  holdsPerson,
  isPrivate,
  METHOD,
  type DicomAttribute,
  type DicomSubject,
} from './attribute';
import { profileOf, type ProfileAction } from './profile';

/** What becomes of one attribute in a clean copy. */
export type DicomAction = Pick<DicomAttribute, 'path' | 'tag'> &
  (
    | { readonly kind: 'remove' | 'empty' | 'new-uid' | 'shift-date' }
    | { readonly kind: 'replace'; readonly value: string }
  );

/** Of an attribute that the profile names, by its action. A type that may not be missing is kept, as nobody asks the file's kind. */
const KINDS: Readonly<Record<ProfileAction, 'remove' | 'empty' | 'new-uid' | 'dummy' | 'keep'>> = {
  X: 'remove',
  Z: 'empty',
  D: 'dummy',
  U: 'new-uid',
  'X/Z': 'empty',
  'X/D': 'dummy',
  'Z/D': 'dummy',
  'X/Z/D': 'dummy',
  // The sequence stays, with new UIDs within.
  'X/Z/U*': 'keep',
};

const PATIENT_NAME = '00100010';
const PATIENT_ID = '00100020';

/**
 * What `--deidentify` does with a file: PS3.15's Basic Profile with the option of modified dates. A plan of a clean copy changes
 * nothing that is clean: UIDs and dates that are new already stay.
 *
 * @param patientId the id that the platform knows the patient by; it stands for name and id
 * @returns actions in the order of the attributes, then those that say what was done; an attribute that none names stays
 */
export function planDicom(subject: DicomSubject, patientId: string): DicomAction[] {
  const planned = new Map<string, DicomAction>();
  for (const attribute of subject.attributes) {
    const key = keyOf([...attribute.path, attribute.tag]);
    if (goesWith(attribute, planned)) continue;
    const action = actionOf(attribute, subject.cleanedByAtrium, patientId);
    // Items of a sequence share what is done with their attributes.
    if (action) planned.set(key, action);
  }
  return [...planned.values(), ...SAID];
}

/** Whether a sequence that an attribute stands in goes. */
const goesWith = ({ path }: DicomAttribute, planned: ReadonlyMap<string, DicomAction>): boolean =>
  path.some((_, i) => planned.has(keyOf(path.slice(0, i + 1))));

const keyOf = (path: readonly string[]): string => path.join('/');

/** Patient Identity Removed, De-identification Method, Longitudinal Temporal Information Modified. */
const SAID: readonly DicomAction[] = [
  { path: [], tag: '00120062', kind: 'replace', value: 'YES' },
  { path: [], tag: '00120063', kind: 'replace', value: METHOD },
  { path: [], tag: '00280303', kind: 'replace', value: 'MODIFIED' },
];

function actionOf(
  attribute: DicomAttribute,
  cleaned: boolean,
  patientId: string,
): DicomAction | null {
  const { path, tag, vr } = attribute;
  if (isPrivate(tag)) return { path, tag, kind: 'remove' };
  if (tag === PATIENT_NAME || tag === PATIENT_ID)
    return { path, tag, kind: 'replace', value: patientId };
  const entry = profileOf(tag);
  // What the profile keeps is emptied where it holds a name all the same.
  if (!entry) return holdsPerson(attribute) ? { path, tag, kind: 'empty' } : null;
  if (!attribute.hasValue) return null;
  if (entry.dated && vr === 'TM') return null;
  if (entry.dated && (vr === 'DA' || vr === 'DT'))
    return cleaned ? null : { path, tag, kind: 'shift-date' };
  const kind = KINDS[entry.action];
  if (kind === 'keep' || (kind === 'new-uid' && cleaned)) return null;
  if (kind !== 'dummy') return { path, tag, kind };
  const value = DUMMIES.get(vr);
  return value === undefined ? { path, tag, kind: 'empty' } : { path, tag, kind: 'replace', value };
}

/** Values that are valid, say nothing and look like nothing. What is none of these (sequences, bytes, numbers) is emptied. */
const DUMMIES: ReadonlyMap<string, string> = new Map([
  ['AE', 'ANONYMIZED'],
  ['CS', 'ANONYMIZED'],
  ['DA', '00010101'],
  ['DS', '0'],
  ['DT', '00010101000000'],
  ['IS', '0'],
  ['LO', 'ANONYMIZED'],
  ['LT', 'ANONYMIZED'],
  ['PN', 'ANONYMIZED'],
  ['SH', 'ANONYMIZED'],
  ['ST', 'ANONYMIZED'],
  ['TM', '000000'],
  ['UC', 'ANONYMIZED'],
  ['UR', 'urn:anonymized'],
  ['UT', 'ANONYMIZED'],
]);
