import { fixtureCases } from '../../testing/fixtures';
import { decide } from '../decide';
import { textKind } from '../text/text-kind';
import { isPrivate, type DicomAttribute, type DicomSubject } from './attribute';
import { findInDicom } from './findings';
import { profileOf } from './profile';

interface FileCase {
  name: string;
  attributes: (Omit<DicomAttribute, 'looksLike'> & { text: string | null })[];
  /** Tags of the top level that dicom-anonymizer changes. */
  changed: string[];
}

/** As a reader hands a file over. */
const subjectOf = ({ attributes }: FileCase): DicomSubject => ({
  attributes: attributes.map(({ text, ...rest }) => ({
    ...rest,
    looksLike: text === null ? (rest.hasValue ? 'plain' : 'empty') : textKind(text),
  })),
  burnedIn: null,
  screenCapture: false,
  identityRemoved: attributes.some(({ tag, text }) => tag === '00120062' && text === 'YES'),
});

describe.each(fixtureCases<FileCase>('dicom'))("pydicom's $name", (file) => {
  const subject = subjectOf(file);
  const top = subject.attributes.filter(({ path, hasValue }) => path.length === 0 && hasValue);

  it('is personal by the profile, or private, where dicom-anonymizer changes it', () => {
    const mine = top.filter(({ tag }) => isPrivate(tag) || profileOf(tag) !== null);
    const theirs = top.filter(({ tag }) => file.changed.includes(tag));
    expect(mine.map(({ tag }) => tag).sort()).toEqual(theirs.map(({ tag }) => tag).sort());
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
});
