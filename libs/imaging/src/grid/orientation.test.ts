import { fixtureCases } from '../testing/fixtures';
import { axisCodes, ioOrientation } from './orientation';

interface Case {
  affine: number[];
  codes: string;
}

it('assigns axes as nibabel does, for oblique and sheared affines', () => {
  const cases = fixtureCases<Case>('orientation');
  const found = cases.map(({ affine }) => axisCodes(ioOrientation(affine)));
  expect(found).toEqual(cases.map(({ codes }) => codes));
});

it('refuses a singular affine', () => {
  expect(() => ioOrientation([1, 2, 0, 0, 2, 4, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1])).toThrow('singular');
});
