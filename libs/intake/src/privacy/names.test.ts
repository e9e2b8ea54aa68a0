import { decide, privacyIssue } from './decide';
import { findInCovariates, findInFileName } from './names';

describe('findInFileName', () => {
  it.each([
    ['Müller_Hans/lge.nii.gz', ['name']],
    ['sub-01/anat/19640229.nii.gz', ['date']],
    ['4711321/Doe, Jane.dcm', ['id', 'name']],
    ['山田 太郎/画像.nii', ['name']],
    ['imagesTr/LA_0001_0000.nii.gz', []],
    ['sub-01/ses-02/anat/sub-01_ses-02_acq-LGE_T1w.nii.gz', []],
    ['症例 01/造影 画像.nii.gz', []],
  ])('%s: %j, by the name of the column alone', (file, reasons) => {
    const found = findInFileName(file, 'image');
    expect(found).toEqual(
      reasons.map((reason) => ({ place: 'file-name', name: 'image', reason, direct: true })),
    );
  });
});

describe('findInCovariates', () => {
  it.each([
    'name',
    'Patient Name',
    'name_of_patient',
    'Initials',
    'DOB',
    'birth-date',
    'MRN',
    'e-mail',
    '氏名',
    '生年月日',
  ])('finds a column called %s that is not empty', (column) => {
    expect(findInCovariates({ [column]: 'x' })).toMatchObject([
      { name: column, reason: 'column-name', direct: true },
    ]);
    expect(findInCovariates({ [column]: ' ' })).toEqual([]);
  });

  it.each([
    ['PatientBirthDate', '29-Feb-1964'],
    ['PatientBirthDate', '29 February 1964'],
    ['PatientBirthDate', 'Feb 29, 1964'],
    ['Geburtsdatum', '29.02.64'],
    ['Geburtsdatum', '28/2/64'],
    ['birth_year', '1964'],
    ['naissance', '2 avril 1970'],
    ['nom', 'Dupont'],
    ['surname_de', 'schmidt_karl'],
    ['referring_physician', 'yamamoto'],
  ])('finds a column called %s with %s, and never says the value', (column, value) => {
    const found = findInCovariates({ [column]: value });
    expect(found).toEqual([{ place: 'column', name: column, reason: 'column-name', direct: true }]);
  });

  it.each(['29-Feb-1964', 'Feb 29, 1964', '2 avril 1970', '29.02.64', '28/2/64'])(
    'finds a date in a column of any name: %s',
    (value) => expect(findInCovariates({ seen: value })).toMatchObject([{ reason: 'date' }]),
  );

  it('takes a version for none', () => {
    expect(findInCovariates({ slicer_version: '4.11.20' })).toEqual([]);
    expect(findInCovariates({ slicer_version: '29.02.1964' })).toMatchObject([{ reason: 'date' }]);
  });

  it('finds what a value looks like, and never says it', () => {
    const found = findInCovariates({
      scanned: '2024-03-01',
      comment: 'Jane^Doe',
      sex: 'F',
      vendor: 'SIEMENS',
    });
    expect(found).toMatchObject([
      { name: 'scanned', reason: 'date' },
      { name: 'comment', reason: 'name' },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/2024|Jane/);
  });

  it('does not name a column that is called like a person', () => {
    expect(findInCovariates({ sex: 'F', 'Hans Müller': '1964-02-29' })).toMatchObject([
      { name: 'further column 2', reason: 'date' },
    ]);
  });

  it.each(['scanner', 'field_strength_t', 'tournament', 'username_hash', 'filename'])(
    'takes a column called %s',
    (column) => expect(findInCovariates({ [column]: '3' })).toEqual([]),
  );
});

describe('decide', () => {
  const linkable = {
    place: 'attribute',
    name: 'StudyDate',
    reason: 'linkable',
    direct: false,
  } as const;
  const direct = { place: 'attribute', name: 'PatientName', reason: 'name', direct: true } as const;
  const one = { case_id: 'A', site: 'utah' };

  it('quarantines for one direct finding, said once and first', () => {
    expect(decide([linkable, direct, linkable, direct])).toEqual({
      decision: 'quarantined',
      findings: [direct, linkable],
    });
    expect(decide([linkable]).decision).toBe('clean');
  });

  it('gives an issue that says where and why', () => {
    expect(privacyIssue(one, decide([linkable]))).toEqual([]);
    expect(privacyIssue(one, decide([linkable, direct]))).toMatchObject([
      { code: 'IDENTIFIER_FOUND', severity: 'error', found: 'attribute PatientName (name)' },
    ]);
    const many = Array.from({ length: 7 }, (_, i) => ({ ...direct, name: `A${i}` }));
    expect(privacyIssue(one, decide(many))[0].found).toMatch(/A4 \(name\) and 2 more$/);
  });
});
