import type { PrivacyFinding } from '@atrium/contracts';
import {
  holdsPerson,
  isPrivate,
  isPrivateCreator,
  nameOf,
  type DicomAttribute,
  type DicomSubject,
} from './attribute';
import { profileOf, type ProfileEntry } from './profile';

/** Value representations of codes and numbers: sex, age, weight. They tell nobody by themselves. */
const MEASURED: ReadonlySet<string> = new Set([
  'AS',
  'CS',
  'DS',
  'FD',
  'FL',
  'IS',
  'SL',
  'SS',
  'SV',
  'UL',
  'US',
  'UV',
]);

/**
 * What may identify a person in a DICOM file. Direct are: attributes that the Basic Profile takes out, but for identifiers of
 * objects, dates of the examination, codes and measurements, which are linkable; private attributes; names of persons and free
 * text that looks like one anywhere; burned-in text. In a file that says that the identity was removed, an attribute of the
 * profile counts as direct only where it looks like a name, a date or a number.
 */
export function findInDicom(subject: DicomSubject): PrivacyFinding[] {
  const found = subject.attributes.flatMap((attribute) =>
    attribute.hasValue ? findInAttribute(attribute, subject.identityRemoved) : [],
  );
  return [...found, ...burnedIn(subject)];
}

function burnedIn({ burnedIn: said, screenCapture }: DicomSubject): PrivacyFinding[] {
  if (said === false || (said === null && !screenCapture)) return [];
  return [{ place: 'pixels', name: 'BurnedInAnnotation', reason: 'burned-in', direct: true }];
}

function findInAttribute(attribute: DicomAttribute, removed: boolean): PrivacyFinding[] {
  const { tag } = attribute;
  const name = nameOf(attribute);
  if (isPrivate(tag))
    return isPrivateCreator(tag)
      ? []
      : [{ place: 'private-attribute', name, reason: 'private', direct: true }];
  const entry = profileOf(tag);
  if (entry) return [inProfile(attribute, entry, removed)];
  return holdsPerson(attribute) ? [{ place: 'attribute', name, reason: 'name', direct: true }] : [];
}

function inProfile(
  attribute: DicomAttribute,
  entry: ProfileEntry,
  removed: boolean,
): PrivacyFinding {
  const { vr, looksLike } = attribute;
  const suspicious = looksLike !== 'plain' && looksLike !== 'empty';
  const direct = !isLinkable(vr, entry) && (!removed || suspicious);
  const reason = direct && suspicious ? looksLike : direct ? 'profile' : 'linkable';
  return { place: 'attribute', name: nameOf(attribute), reason, direct };
}

const isLinkable = (vr: string, { action, dated }: ProfileEntry): boolean =>
  action === 'U' || action === 'X/Z/U*' || dated || vr === 'UI' || MEASURED.has(vr);
