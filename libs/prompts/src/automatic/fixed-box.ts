import type { AutomaticSource } from '@atrium/contracts';
import { voxelCount, type Vec3 } from '@atrium/imaging';

type FixedBox = Extract<AutomaticSource, { rule: 'fixed-box' }>;

/**
 * The rule fixed-box: the same box on the same share of the slices, whatever the image shows.
 *
 * @returns 1 inside: index x + W (y + H z)
 */
export function fixedBox(
  { box: [x0, y0, x1, y1], slices }: FixedBox,
  [width, height, depth]: Vec3,
): Uint8Array {
  const mask = new Uint8Array(voxelCount([width, height, depth]));
  const [left, right] = shareOf(x0, x1, width);
  const [top, bottom] = shareOf(y0, y1, height);
  const [low, high] = shareOf(slices[0], slices[1], depth);
  for (let z = low; z <= high; z++) {
    for (let y = top; y <= bottom; y++) {
      const row = width * (y + height * z);
      mask.fill(1, row + left, row + right + 1);
    }
  }
  return mask;
}

/** First and last index of a share of an axis: from round(from n) to round(to n) - 1, one at least. */
function shareOf(from: number, to: number, length: number): [number, number] {
  const first = Math.min(Math.round(from * length), length - 1);
  return [first, Math.max(first, Math.round(to * length) - 1)];
}
