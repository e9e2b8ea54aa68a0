import fc from 'fast-check';
import type { TextKind } from '@atrium/contracts';
import { applyPlan } from '../../testing/apply-plan';
import { decide } from '../decide';
import type { DicomAttribute, DicomSubject } from './attribute';
import { findInDicom } from './findings';
import { planDicom } from './plan';
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
  cleanedByAtrium: false,
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

describe('planDicom', () => {
  const plan = (one: DicomAttribute, change: Partial<DicomSubject> = {}) =>
    planDicom(subject([one], change), 'P-0007').slice(0, -3);

  it.each([
    ['00100010', 'PN', { kind: 'replace', value: 'P-0007' }],
    ['00100020', 'LO', { kind: 'replace', value: 'P-0007' }],
    ['00100030', 'DA', { kind: 'empty' }],
    ['00104000', 'LT', { kind: 'remove' }],
    ['00080020', 'DA', { kind: 'shift-date' }],
    ['0008002a', 'DT', { kind: 'shift-date' }],
    ['0020000d', 'UI', { kind: 'new-uid' }],
    ['00120020', 'LO', { kind: 'replace', value: 'ANONYMIZED' }],
    ['0040a730', 'SQ', { kind: 'empty' }],
    ['00290010', 'LO', { kind: 'remove' }],
    ['00291010', 'UN', { kind: 'remove' }],
    ['60003000', 'OW', { kind: 'remove' }],
  ])('does with %s %s: %j', (tag, vr, action) => {
    expect(plan(attribute(tag, vr))).toEqual([{ path: [], tag, ...action }]);
  });

  it.each([
    ['a time, since whole days are taken off', attribute('00080030', 'TM')],
    ['a sequence of references', attribute('00081140', 'SQ')],
    ['what the profile keeps', attribute('00280010', 'US')],
    ['what is empty', attribute('00104000', 'LT', { hasValue: false })],
  ])('leaves %s', (_, one) => expect(plan(one)).toEqual([]));

  it('goes into sequences that stay, and not into those that go', () => {
    const inside = (path: string) => attribute('00081155', 'UI', { path: [path] });
    const file = subject([
      attribute('00081140', 'SQ'),
      inside('00081140'),
      attribute('00400275', 'SQ'),
      inside('00400275'),
    ]);
    expect(planDicom(file, 'P').slice(0, -3)).toEqual([
      { path: ['00081140'], tag: '00081155', kind: 'new-uid' },
      { path: [], tag: '00400275', kind: 'remove' },
    ]);
  });

  it('names what items of a sequence have in common once', () => {
    const inside = attribute('00081155', 'UI', { path: ['00081140'] });
    const file = subject([attribute('00081140', 'SQ'), inside, inside]);
    expect(planDicom(file, 'P').slice(0, -3)).toHaveLength(1);
  });

  it('says what was done', () => {
    expect(planDicom(subject([]), 'P').map(({ tag }) => tag)).toEqual([
      '00120062',
      '00120063',
      '00280303',
    ]);
  });

  const VRS = ['PN', 'LO', 'SH', 'UI', 'DA', 'DT', 'TM', 'SQ', 'UN', 'OB', 'CS', 'DS', 'LT'];
  const KINDS: TextKind[] = ['name', 'date', 'id', 'plain'];
  const tags = fc.oneof(
    fc.constantFrom(...BASIC_PROFILE.map(({ tag }) => tag.replaceAll('x', '0'))),
    fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((tag) => tag.toString(16).padStart(8, '0')),
  );
  const attributes = fc.record({
    path: fc.array(fc.constantFrom('00081140', '00400275'), { maxLength: 2 }),
    tag: tags,
    vr: fc.constantFrom(...VRS),
    keyword: fc.constant(''),
    hasValue: fc.boolean(),
    looksLike: fc.constantFrom(...KINDS),
  });

  const files = fc.array(attributes, { maxLength: 30 }).map((all) => subject(all));

  it('makes any file clean, and a clean one no other (property)', () => {
    fc.assert(
      fc.property(files, (file) => {
        const clean = applyPlan(file, planDicom(file, 'P-0007'));
        expect(decide(findInDicom(clean)).decision).toBe('clean');
        const again = planDicom(clean, 'P-0007');
        expect(applyPlan(clean, again)).toEqual(clean);
        expect(again.filter(({ kind }) => kind === 'new-uid' || kind === 'shift-date')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
