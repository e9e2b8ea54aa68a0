import type { Vec3 } from '@atrium/imaging';
import { fixtureCases } from '../testing/fixtures';
import { elementAreas } from './element-areas';

interface Case {
  spacing: Vec3;
  areas: number[];
}

it.each(fixtureCases<Case>('element-areas'))(
  'gives each of the 256 codes the area of surface-distance at spacing $spacing',
  ({ spacing, areas }) => {
    const found = elementAreas(spacing);
    expect(found).toHaveLength(256);
    areas.forEach((area, code) => expect(found[code]).toBeCloseTo(area, 12));
  },
);

it('is the area of a face where four voxels of one side are inside', () => {
  expect(elementAreas([2, 3, 5])[0b11110000]).toBe(15);
  expect(elementAreas([2, 3, 5])[0b11001100]).toBe(10);
  expect(elementAreas([2, 3, 5])[0b10101010]).toBe(6);
});
