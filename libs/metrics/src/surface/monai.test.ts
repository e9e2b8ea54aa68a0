import type { Vec3 } from '@atrium/imaging';
import { fixtureCases, unpack } from '../testing/fixtures';
import { monaiSurface } from './monai';

interface Case {
  name: string;
  size: Vec3;
  spacing: Vec3;
  reference: string;
  prediction: string;
  hd95_mm: number;
  hd_mm: number;
  assd_mm: number;
  nsd: { tolerance_mm: number; value: number }[];
}

describe.each(fixtureCases<Case>('monai'))('$name', ({ size, spacing, ...expected }) => {
  const voxels = size[0] * size[1] * size[2];
  const [reference, prediction] = [expected.reference, expected.prediction].map((packed) =>
    unpack(packed, voxels),
  );

  it('equals MONAI', () => {
    const tolerances = expected.nsd.map(({ tolerance_mm }) => tolerance_mm);
    const found = monaiSurface(reference, prediction, size, spacing, tolerances);
    // MONAI's distances are float32.
    for (const key of ['hd95_mm', 'hd_mm', 'assd_mm'] as const)
      expect(Math.abs(found[key] / expected[key] - 1 || 0)).toBeLessThan(1e-6);
    found.nsd.forEach(({ value }, i) => expect(value).toBeCloseTo(expected.nsd[i].value, 6));
  });
});

it('has no surface of an empty mask', () => {
  const voxel = Uint8Array.of(0, 1, 0, 0);
  expect(() => monaiSurface(voxel, new Uint8Array(4), [4, 1, 1], [1, 1, 1], [1])).toThrow(
    'empty mask',
  );
});
