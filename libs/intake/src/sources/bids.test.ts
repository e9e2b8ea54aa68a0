import fc from 'fast-check';
import { pairBids } from './bids';
import { cpuMilliseconds } from '../testing/cpu-milliseconds';
import { parseParticipants } from './participants';

const none = new Map<string, Record<string, string>>();
const rowsOf = (files: string[]) =>
  pairBids(files, none).rows.map(({ case_name, patient_name, image, reference }) => [
    case_name,
    patient_name,
    image,
    reference,
  ]);
const A = 'sub-01/anat/sub-01_T1w.nii.gz';
const derived = (name: string, session = '') => `derivatives/manual/sub-01/${session}anat/${name}`;

describe('pairBids', () => {
  it('takes references from derivatives, with the entities that these add', () => {
    const file = derived('sub-01_space-orig_label-LA_dseg.nii.gz');
    expect(rowsOf([A, file])).toEqual([['sub-01', 'sub-01', A, file]]);
    const mask = derived('sub-01_desc-manual_mask.nii');
    expect(rowsOf([A, mask])).toEqual([['sub-01', 'sub-01', A, mask]]);
  });

  it('knows the image that a reference is of by the suffix that its name keeps', () => {
    const late = 'sub-01/anat/sub-01_run-1_LGE.nii.gz';
    const other = late.replace('LGE', 'T1w');
    const [reference, another] = ['LGE', 'T1w'].map((suffix) =>
      derived(`sub-01_run-1_${suffix}_label-LA_seg.nii.gz`),
    );
    expect(rowsOf([late, reference])).toEqual([['sub-01', 'sub-01', late, reference]]);
    const { rows, notPaired } = pairBids([other, late, another, reference], none);
    expect(rows).toMatchObject([{ image: late, reference }]);
    expect(notPaired).toEqual([other, another].map((file) => ({ file, reason: 'several-images' })));
    expect(pairBids([late, another], none)).toMatchObject({
      rows: [{ image: late, reference: '' }],
      notPaired: [{ file: another, reason: 'no-image' }],
    });
  });

  it('keeps sessions and runs apart', () => {
    const image = (ses: string, run: string) => `sub-01/${ses}/anat/sub-01_${ses}_${run}_LGE.nii`;
    const reference = derived('sub-01_ses-2_run-1_dseg.nii', 'ses-2/');
    const files = [
      image('ses-1', 'run-1'),
      image('ses-1', 'run-2'),
      image('ses-2', 'run-1'),
      reference,
    ];
    expect(rowsOf(files)).toEqual([
      ['sub-01_ses-1_run-1', 'sub-01', files[0], ''],
      ['sub-01_ses-1_run-2', 'sub-01', files[1], ''],
      ['sub-01_ses-2', 'sub-01', files[2], reference],
    ]);
  });

  it('takes the late enhancement of several images', () => {
    const late = 'sub-01/anat/sub-01_LGE.nii.gz';
    const { rows, notPaired } = pairBids([A, late, derived('sub-01_dseg.nii.gz')], none);
    expect(rows).toMatchObject([{ image: late, reference: derived('sub-01_dseg.nii.gz') }]);
    expect(notPaired).toEqual([{ file: A, reason: 'several-images' }]);
  });

  it.each([
    ['no-image', [derived('sub-01_dseg.nii.gz')]],
    ['several-images', [A, 'sub-01/anat/sub-01_T2w.nii.gz']],
    ['several-references', [A, derived('sub-01_dseg.nii'), derived('sub-01_desc-b_dseg.nii')]],
    [
      'not-a-scan',
      [
        'participants.tsv',
        'sub-01/func/sub-01_bold.nii.gz',
        'sub-01/anat/sub-01_T1w.json',
        derived('sub-01_probseg.nii'),
      ],
    ],
  ])('says %s of what it cannot pair', (reason, files) => {
    const { rows, notPaired } = pairBids(files, none);
    expect(rows).toEqual([]);
    expect(notPaired).toEqual(files.map((file) => ({ file, reason })));
  });

  it('knows participants: site and covariates', () => {
    const parsed = parseParticipants(
      'participant_id\tsite\tage\nsub-01\tutah\t63\nsub-02\tn/a\tn/a\n',
    );
    const B = A.replaceAll('01', '02');
    const rows = parsed.ok ? pairBids([A, B], parsed.value).rows : [];
    expect(rows).toMatchObject([
      { patient_name: 'sub-01', site_name: 'utah', covariates: { age: '63' } },
      { patient_name: 'sub-02', site_name: null, covariates: { age: '' } },
    ]);
  });

  it('counts how images and references are called', () => {
    const more = ['02', '03'].map((n) => A.replaceAll('01', n));
    expect(pairBids([A, ...more, derived('sub-01_dseg.nii')], none).patterns).toEqual([
      { image: 'sub-*/[ses-*/]anat/*', reference: '', cases: 2 },
      { image: 'sub-*/[ses-*/]anat/*', reference: 'derivatives/**/sub-*/[ses-*/]anat/*', cases: 1 },
    ]);
  });

  it('is through 50,000 derivatives of one image in well under a second', () => {
    const files = Array.from({ length: 50_000 }, (_, i) => derived(`sub-01_desc-${i}_dseg.nii`));
    const took = cpuMilliseconds(() => {
      expect(pairBids([A, ...files], none).rows).toEqual([]);
    });
    expect(took).toBeLessThan(3000);
  });
});

describe('parseParticipants', () => {
  it('answers any text with rows or with places in it (property)', () => {
    const cell = fc.constantFrom('participant_id', 'sub-1', 'sub-2', 'n/a', '', '__proto__', '"');
    const line = fc.array(cell, { maxLength: 4 }).map((cells) => cells.join('\t'));
    const text = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, (tsv) => {
        const parsed = parseParticipants(tsv);
        const lines = tsv.split('\n').length;
        if (parsed.ok) expect(parsed.value.size).toBeLessThan(lines);
        else for (const { line } of parsed.issue) expect(line).toBeLessThanOrEqual(lines);
      }),
    );
  });

  it('takes a byte order mark, CRLF and a last line without an end', () => {
    const parsed = parseParticipants('\uFEFFage\tparticipant_id\r\n7\tsub-1\r\n8\tsub-2');
    expect(parsed.ok && [...parsed.value]).toEqual([
      ['sub-1', { age: '7' }],
      ['sub-2', { age: '8' }],
    ]);
  });

  it.each([
    ['id\tage\n1\t2', [[1, 1, /column participant_id/]]],
    [
      'participant_id\tage\nsub-1\nsub-2\t3\t4\n',
      [
        [2, 1, /expected 2 columns, found 1/],
        [3, 1, /found 3/],
      ],
    ],
    ['age\tparticipant_id\n1\tsub-1\n2\tsub-1\n', [[3, 2, /once/]]],
    ['participant_id\tage\t__proto__\nsub-1\t2\t3\n', [[1, 3, /another name, found __proto__/]]],
    ['', [[1, 1, /column participant_id/]]],
  ] as const)('refuses %j with every place', (text, problems) => {
    const parsed = parseParticipants(text);
    expect(parsed.ok ? [] : parsed.issue).toEqual(
      problems.map(([line, column, message]) => ({
        line,
        column,
        message: expect.stringMatching(message),
      })),
    );
  });
});
