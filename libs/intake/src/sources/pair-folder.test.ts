import fc from 'fast-check';
import { pairFolder } from './pair-folder';
import { cpuMilliseconds } from '../testing/cpu-milliseconds';
import type { Pairing } from './source-row';

const rowsOf = ({ rows }: Pairing) =>
  rows.map(({ case_name, image, reference }) => [case_name, image, reference]);
const refusedOf = ({ notPaired }: Pairing) =>
  Object.fromEntries(notPaired.map(({ file, reason }) => [file, reason]));

describe('pairFolder', () => {
  it.each([
    ['a suffix', ['A.nii.gz', 'A_label.nii.gz'], ['A', 'A.nii.gz', 'A_label.nii.gz']],
    ['other signs and capitals', ['A 1.NRRD', 'A 1-Seg.nrrd'], ['A 1', 'A 1.NRRD', 'A 1-Seg.nrrd']],
    ['suffixes of both', ['A_image.nii', 'A_mask.nii'], ['A', 'A_image.nii', 'A_mask.nii']],
    [
      'a reference called after its image',
      ['A_lge.nii', 'A_lge_mask.nii'],
      ['A', 'A_lge.nii', 'A_lge_mask.nii'],
    ],
    ['a prefix', ['img_7.nii', 'gt_7.nii'], ['7', 'img_7.nii', 'gt_7.nii']],
    ['folders', ['image/A.nii', 'label/A.nii'], ['A', 'image/A.nii', 'label/A.nii']],
    [
      'folders and suffixes',
      ['images/A.nii', 'masks/A_seg.nii'],
      ['A', 'images/A.nii', 'masks/A_seg.nii'],
    ],
    ['a folder of references beside', ['A.nii', 'labels/A.nii'], ['A', 'A.nii', 'labels/A.nii']],
    [
      'folders in a folder a case',
      ['A/image/x.nii', 'A/label/x.nii'],
      ['x', 'A/image/x.nii', 'A/label/x.nii'],
    ],
    [
      'LA 2018',
      ['A9/lgemri.nii.gz', 'A9/laendo.nii.gz'],
      ['A9', 'A9/lgemri.nii.gz', 'A9/laendo.nii.gz'],
    ],
    [
      'nnU-Net',
      ['imagesTr/A_0000.nii.gz', 'labelsTr/A.nii.gz'],
      ['A', 'imagesTr/A_0000.nii.gz', 'labelsTr/A.nii.gz'],
    ],
    [
      'Japanese',
      ['症例 1/画像_LGE.nii', '症例 1/画像_mask.nii'],
      ['画像', '症例 1/画像_LGE.nii', '症例 1/画像_mask.nii'],
    ],
    [
      'folders called like a reference',
      ['labels/LGE_1.nii', 'images/LGE_1.nii'],
      ['1', 'images/LGE_1.nii', 'labels/LGE_1.nii'],
    ],
    [
      'a folder called like a reference above the cases',
      ['reference/A/lgemri.nii', 'reference/A/laendo.nii'],
      ['A', 'reference/A/lgemri.nii', 'reference/A/laendo.nii'],
    ],
    [
      'folders of folders',
      ['images/s1/A.nii', 'labels/s1/A.nii'],
      ['A', 'images/s1/A.nii', 'labels/s1/A.nii'],
    ],
  ])('pairs by %s', (_, files, row) => {
    const found = pairFolder(files);
    expect(rowsOf(found)).toEqual([row]);
    expect(found.notPaired).toEqual([]);
    expect(found.patterns).toMatchObject([{ cases: 1 }]);
  });

  it('shows how images and references are called, the most frequent first', () => {
    const files = [1, 2, 3].flatMap((i) => [`p${i}/lgemri.nii.gz`, `p${i}/laendo.nii.gz`]);
    expect(pairFolder([...files, 'more/lge_8.nii']).patterns).toEqual([
      { image: '*/lgemri.nii.gz', reference: '*/laendo.nii.gz', cases: 3 },
      { image: '*/lge_*.nii', reference: '', cases: 1 },
    ]);
    expect(pairFolder(['imagesTr/A_0000.nii.gz', 'labelsTr/A.nii.gz']).patterns).toEqual([
      { image: 'imagesTr/*_0000.nii.gz', reference: 'labelsTr/*.nii.gz', cases: 1 },
    ]);
  });

  it('keeps the parts of nnU-Net apart, and takes the first channel', () => {
    const found = pairFolder([
      'imagesTr/A_0000.nii.gz',
      'imagesTr/A_0001.nii.gz',
      'labelsTr/A.nii.gz',
      'imagesTs/A_0000.nii.gz',
    ]);
    expect(rowsOf(found)).toEqual([
      ['tr_A', 'imagesTr/A_0000.nii.gz', 'labelsTr/A.nii.gz'],
      ['ts_A', 'imagesTs/A_0000.nii.gz', ''],
    ]);
    expect(refusedOf(found)).toEqual({ 'imagesTr/A_0001.nii.gz': 'other-channel' });
  });

  it('says of everything else why it is in no row', () => {
    const found = pairFolder([
      'notes.txt',
      'noending',
      'B_label.nii',
      'C.nii',
      'C.nii.gz',
      'C_seg.nii',
      'D.nii',
      'D_seg.nii',
      'D_mask.nii',
      'E/lgemri.nii',
      'E/laendo.nii',
      'E/other.nii',
      'F_lge.nii',
    ]);
    expect(rowsOf(found)).toEqual([
      ['E', 'E/lgemri.nii', 'E/laendo.nii'],
      ['F', 'F_lge.nii', ''],
    ]);
    expect(refusedOf(found)).toEqual({
      'notes.txt': 'not-a-scan',
      noending: 'not-a-scan',
      'B_label.nii': 'no-image',
      'C.nii': 'several-images',
      'C.nii.gz': 'several-images',
      'C_seg.nii': 'several-images',
      'D.nii': 'several-references',
      'D_seg.nii': 'several-references',
      'D_mask.nii': 'several-references',
      'E/other.nii': 'unclear',
    });
  });

  it('takes images that nothing calls so where nothing in their folder is called at all', () => {
    expect(rowsOf(pairFolder(['x/1.nii', 'x/2.nii']))).toEqual([
      ['1', 'x/1.nii', ''],
      ['2', 'x/2.nii', ''],
    ]);
  });

  it('calls cases of one name after their whole place', () => {
    const files = ['a', 'b'].flatMap((site) => [`${site}/images/1.nii`, `${site}/labels/1.nii`]);
    expect(rowsOf(pairFolder(files)).map(([name]) => name)).toEqual(['a_1', 'b_1']);
  });

  const word = fc.constantFrom(
    'A',
    'B',
    'label',
    'image',
    'imagesTr',
    'labelsTr',
    'lge',
    '左房',
    'x y',
    '_',
    '',
  );
  const file = fc
    .tuple(
      fc.array(word, { maxLength: 3 }),
      fc.array(word, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('.nii', '.nii.gz', '.txt', ''),
    )
    .map(([folders, name, ending]) => [...folders, name.join('_') + ending].join('/'));

  it('puts every file into one row or among those not paired (property)', () => {
    fc.assert(
      fc.property(fc.uniqueArray(file, { maxLength: 60 }), (files) => {
        const { rows, notPaired, patterns } = pairFolder(files);
        const placed = rows.flatMap(({ image, reference }) =>
          reference === '' ? [image] : [image, reference],
        );
        expect([...placed, ...notPaired.map((one) => one.file)].sort()).toEqual([...files].sort());
        expect(new Set(rows.map(({ case_name }) => case_name)).size).toBe(rows.length);
        expect(patterns.reduce((sum, { cases }) => sum + cases, 0)).toBe(rows.length);
      }),
    );
  });

  it.each([
    ['pairs', (i: number) => `case ${i >> 1}${i % 2 ? '_label' : ''}.nii.gz`, 25_000],
    ['images', (i: number) => `case ${i}.nii.gz`, 50_000],
    ['references of one image', (i: number) => `label_${'seg_'.repeat(i % 50)}x.nii`, 0],
    ['names of many words', (i: number) => `${'image_'.repeat(40)}${i}.nii`, 50_000],
  ])('is through 50,000 %s in well under a second', (_, nameOf, rows) => {
    const files = Array.from({ length: 50_000 }, (_, i) => nameOf(i));
    const took = cpuMilliseconds(() => {
      expect(pairFolder(files).rows).toHaveLength(rows);
    });
    expect(took).toBeLessThan(3000);
  });
});
