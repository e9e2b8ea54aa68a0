import { cpuMilliseconds } from '../testing/cpu-milliseconds';
import { labelsBeside } from './labels-beside';

describe('labelsBeside', () => {
  it.each<[string, string[], string[], (string | null)[]]>([
    ['in the folder of the series', ['P1/la.nii.gz'], ['P1'], ['P1/la.nii.gz']],
    ['beside it', ['P1/la.nii', 'P2/la.nrrd'], ['P1/dicom', 'P2/d/1'], ['P1/la.nii', 'P2/la.nrrd']],
    ['in a folder beside it', ['P1/labels/la.nii'], ['P1/dicom', 'P2/dicom'], ['P1/labels/la.nii']],
    [
      'called as its folder',
      ['labels/p1.nii.gz', 'labels/P2_mask.nii'],
      ['dicom/P1/LGE', 'dicom/P2'],
      ['labels/p1.nii.gz', 'labels/P2_mask.nii'],
    ],
    ['of the only series', ['la.nii'], ['a/b'], ['la.nii']],
    ['none of two at one place', ['la.nii'], ['a', 'b'], [null, null]],
    ['none where there are two', ['P1/a.nii', 'P1/b.nii'], ['P1/dicom'], [null]],
  ])('%s', (_, files, folders, labels) => {
    const found = labelsBeside(files, folders);
    expect(found.labels.slice(0, labels.length)).toEqual(labels);
    const taken = labels.filter((one) => one !== null);
    expect(found.notPaired.map(({ file }) => file)).toEqual(
      files.filter((file) => !taken.includes(file)),
    );
  });

  it('says why a file is none', () => {
    const { notPaired } = labelsBeside(['x.nii', 'a/1.nii', 'a/2.nii'], ['a', 'b']);
    expect(notPaired.map(({ why }) => why)).toEqual([
      expect.stringContaining('beside no scan'),
      expect.stringContaining('More than one reference'),
      expect.stringContaining('More than one reference'),
    ]);
  });

  it('is through 50,000 series in seconds', () => {
    const folders = Array.from({ length: 50_000 }, (_, i) => `dicom/P${i}/LGE`);
    const files = folders.map((_, i) => `labels/P${i}.nii.gz`);
    const took = cpuMilliseconds(() => expect(labelsBeside(files, folders).notPaired).toEqual([]));
    expect(took).toBeLessThan(5_000);
  });
});
