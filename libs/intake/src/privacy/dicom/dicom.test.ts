import type { DicomAttribute, DicomSubject } from './attribute';
import { findInDicom } from './findings';
import { BASIC_PROFILE, profileOf } from './profile';

const attribute = (
  tag: string,
  vr: string,
  change: Partial<DicomAttribute> = {},
): DicomAttribute => ({
  path: [],
  tag,
  vr,
  keyword: profileOf(tag)?.keyword ?? '',
  hasValue: true,
  looksLike: 'plain',
  ...change,
});
const subject = (
  attributes: DicomAttribute[],
  change: Partial<DicomSubject> = {},
): DicomSubject => ({
  attributes,
  burnedIn: null,
  screenCapture: false,
  identityRemoved: false,
  ...change,
});

describe('the table of PS3.15', () => {
  it('has every attribute of edition 2026c once', () => {
    expect(BASIC_PROFILE).toHaveLength(655);
    expect(new Set(BASIC_PROFILE.map(({ tag }) => tag)).size).toBe(655);
  });

  it.each([
    ['00100010', 'PatientName', 'Z', false],
    ['00100030', 'PatientBirthDate', 'Z', false],
    ['0020000d', 'StudyInstanceUID', 'U', false],
    ['00080022', 'AcquisitionDate', 'X/Z', true],
    ['00081140', 'ReferencedImageSequence', 'X/Z/U*', false],
    ['00104000', 'PatientComments', 'X', false],
  ])('says of %s, %s: %s', (tag, keyword, action, dated) => {
    expect(profileOf(tag)).toMatchObject({ tag, keyword, action, dated });
  });

  it('knows groups that repeat, and nothing of what it keeps', () => {
    expect(profileOf('60023000')?.keyword).toBe('OverlayData');
    expect(profileOf('601e4000')?.keyword).toBe('OverlayComments');
    expect(profileOf('50041234')?.keyword).toBe('CurveData');
    expect(profileOf('60020010')).toBeNull();
    expect(profileOf('00280010')).toBeNull();
  });
});

describe('findInDicom', () => {
  const found = (one: DicomAttribute, change: Partial<DicomSubject> = {}) =>
    findInDicom(subject([one], change)).map(({ name, reason, direct }) => [name, reason, direct]);

  it.each([
    ['a name', attribute('00100010', 'PN', { looksLike: 'name' }), ['PatientName', 'name', true]],
    ['an id', attribute('00100020', 'LO'), ['PatientID', 'profile', true]],
    [
      'a birth date',
      attribute('00100030', 'DA', { looksLike: 'date' }),
      ['PatientBirthDate', 'date', true],
    ],
    [
      'a study date',
      attribute('00080020', 'DA', { looksLike: 'date' }),
      ['StudyDate', 'linkable', false],
    ],
    [
      'a UID',
      attribute('0020000d', 'UI', { looksLike: 'id' }),
      ['StudyInstanceUID', 'linkable', false],
    ],
    ['the sex', attribute('00100040', 'CS'), ['PatientSex', 'linkable', false]],
    ['a private attribute', attribute('00291010', 'OB'), ['(0029,1010)', 'private', true]],
    [
      'a name of no profile',
      attribute('00189999', 'LT', { looksLike: 'name' }),
      ['(0018,9999)', 'name', true],
    ],
    ['a person of no profile', attribute('00189998', 'PN'), ['(0018,9998)', 'name', true]],
  ])('finds %s', (_, one, expected) => expect(found(one)).toEqual([expected]));

  it.each([
    ['an empty attribute', attribute('00100010', 'PN', { hasValue: false, looksLike: 'empty' })],
    ['an empty private one', attribute('00291010', 'OB', { hasValue: false })],
    ['who made private ones', attribute('00290010', 'LO')],
    ['what the profile keeps', attribute('00280010', 'US')],
    ['codes that look like a name', attribute('00080008', 'CS', { looksLike: 'name' })],
    ['a maker that looks like a name', attribute('00080070', 'LO', { looksLike: 'name' })],
  ])('finds nothing in %s', (_, one) => expect(found(one)).toEqual([]));

  it('trusts a file that says so, but not what looks like an identifier', () => {
    const change = { identityRemoved: true };
    expect(found(attribute('00100020', 'LO'), change)).toEqual([['PatientID', 'linkable', false]]);
    expect(found(attribute('00100010', 'PN', { looksLike: 'name' }), change)).toEqual([
      ['PatientName', 'name', true],
    ]);
  });

  it.each([
    [true, false, 1],
    [true, true, 1],
    [null, true, 1],
    [null, false, 0],
    [false, true, 0],
    [false, false, 0],
  ])('burned in %s, screen capture %s: %i findings', (burnedIn, screenCapture, n) => {
    expect(findInDicom(subject([], { burnedIn, screenCapture }))).toHaveLength(n);
  });
});
