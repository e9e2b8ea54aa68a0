import { applyPlan } from '../../testing/apply-plan';
import { fixtureCases } from '../../testing/fixtures';
import { decide } from '../decide';
import { textKind } from '../text/text-kind';
import type { DicomAttribute, DicomSubject } from './attribute';
import { findInDicom } from './findings';
import { planDicom } from './plan';
import { profileOf } from './profile';

interface FileCase {
  name: string;
  attributes: (Omit<DicomAttribute, 'looksLike'> & { text: string | null })[];
  /** Tags of the top level that dicom-anonymizer changes. */
  changed: string[];
}

/** Actions at the end of a plan that say what was done. */
const SAID = 3;

/** As a reader hands a file over. */
const subjectOf = ({ attributes }: FileCase): DicomSubject => ({
  attributes: attributes.map(({ text, ...rest }) => ({
    ...rest,
    looksLike: text === null ? (rest.hasValue ? 'plain' : 'empty') : textKind(text),
  })),
  burnedIn: null,
  screenCapture: false,
  identityRemoved: attributes.some(({ tag, text }) => tag === '00120062' && text === 'YES'),
  cleanedByAtrium: false,
});

/** What dicom-anonymizer changes and we keep: times, since whole days are taken off, and sequences of references, whose UIDs are new. */
const isKept = ({ tag, vr }: DicomAttribute): boolean => {
  const entry = profileOf(tag);
  return (entry?.dated && vr === 'TM') || entry?.action === 'X/Z/U*';
};

describe.each(fixtureCases<FileCase>('dicom'))("pydicom's $name", (file) => {
  const subject = subjectOf(file);
  const top = subject.attributes.filter(({ path, hasValue }) => path.length === 0 && hasValue);
  const planned = new Set(
    planDicom(subject, 'P-0007')
      .slice(0, -SAID)
      .flatMap(({ path, tag }) => (path.length === 0 ? [tag] : [])),
  );

  it('is changed where dicom-anonymizer changes it', () => {
    const mine = top.filter(({ tag }) => planned.has(tag)).map(({ tag }) => tag);
    const theirs = top.filter((one) => file.changed.includes(one.tag) && !isKept(one));
    expect(mine.sort()).toEqual(theirs.map(({ tag }) => tag).sort());
  });

  it('is quarantined unless it says that the identity was removed, by findings that say no value', () => {
    const { decision, findings } = decide(findInDicom(subject));
    expect(decision).toBe(subject.identityRemoved ? 'clean' : 'quarantined');
    const said = JSON.stringify(findings);
    const values = file.attributes.flatMap(({ text }) =>
      text !== null && ['name', 'id', 'date'].includes(textKind(text)) ? [text] : [],
    );
    expect(values.filter((value) => said.includes(value))).toEqual([]);
  });

  it('is clean once its plan was followed', () => {
    const clean = applyPlan(subject, planDicom(subject, 'P-0007'));
    expect(decide(findInDicom(clean)).decision).toBe('clean');
  });
});
