import { fixtureCases } from '../testing/fixtures';
import type { Vec3 } from '../volume';
import { contrastToNoise } from './cnr';

interface Case {
  size: Vec3;
  spacing: Vec3;
  image: number[];
  mask: number[];
  cnr: number;
}

it.each(fixtureCases<Case>('cnr'))(
  'equals SciPy on $size',
  ({ size, spacing, image, mask, cnr }) => {
    const found = contrastToNoise(Int16Array.from(image), Uint8Array.from(mask), size, spacing);
    expect(found).toBeCloseTo(cnr, 10);
  },
);

describe('is undefined', () => {
  const size: Vec3 = [9, 9, 9];
  const image = Float64Array.from({ length: 729 }, (_, index) => index % 7);
  const ball = Uint8Array.from({ length: 729 }, (_, index) => {
    const [x, y, z] = [index % 9, Math.floor(index / 9) % 9, Math.floor(index / 81)];
    return (x - 4) ** 2 + (y - 4) ** 2 + (z - 4) ** 2 < 12 ? 1 : 0;
  });

  it.each([
    ['without a reference voxel', image, new Uint8Array(729)],
    [
      'without a voxel more than 2 mm inside',
      image,
      ball.map((_, index) => (index === 364 ? 1 : 0)),
    ],
    ['without a shell', image, new Uint8Array(729).fill(1)],
    ['without variation inside', image.map(() => 3), ball],
  ])('%s', (_, values, reference) => {
    expect(contrastToNoise(values, reference, size, [1, 1, 1])).toBeNull();
  });

  it('but not here', () => {
    expect(contrastToNoise(image, ball, size, [1, 1, 1])).toBeGreaterThan(0);
  });
});
