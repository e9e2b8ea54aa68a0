import { NOTHING_GIVEN } from '../../source';
import { labelsOf, problemsOf } from './form';
import type { GivenIntake } from './form-params';

const given: GivenIntake = {
  ...{ name: 'leeds', site: '', labels: '' },
  clean: false,
  from: 'path',
};
const source = { ...NOTHING_GIVEN, path: '/data/leeds' };

describe('what is wrong with the form', () => {
  it('is nothing where source and name are given', () => {
    expect(problemsOf(given, source)).toEqual({});
    expect(problemsOf({ ...given, site: ' leeds-1 ' }, source)).toEqual({});
  });

  it('is said all at once', () => {
    const empty = { ...given, name: ' ', site: '.a b', labels: '1, x' };
    expect(problemsOf(empty, { ...source, path: '  ' })).toEqual({
      source: 'Give a path.',
      name: 'Give the cohort a name.',
      site: expect.stringContaining('Use 1 to 64'),
      labels: expect.stringContaining('whole numbers'),
    });
  });

  it('is no list of labels that is one', () => {
    expect(['', ' 1;2 ', '420', '0', '1.5', 'x'].map(labelsOf)).toEqual([
      ...[null, [1, 2], [420]],
      ...[undefined, undefined, undefined],
    ]);
  });

  it('is a file that is missing, too large or without its folder', () => {
    const upload: GivenIntake = { ...given, from: 'upload' };
    const file = new File(['x'], 'm.csv');
    const large = new File([], 'l.csv');
    Object.defineProperty(large, 'size', { value: 33 * 1024 ** 2 });
    const say = (change: object) => problemsOf(upload, { ...source, ...change }).source;
    expect(say({})).toBe('Choose a file.');
    expect(say({ file })).toMatch(/^Give the folder/);
    expect(say({ file: large, folder: '/data' })).toMatch(/larger than 32 MiB/);
    expect(say({ file, folder: '/data' })).toBeUndefined();
  });
});
