import type { AutomaticSource } from '@atrium/contracts';
import { components, voxelCount, type Vec3 } from '@atrium/imaging';
import { blocksOf, voxelsOf, type Blocks, type Intensities } from './blocks';
import { compactness } from './compactness';

type BrightestRegion = Extract<AutomaticSource, { rule: 'brightest-region' }>;

/** Side of the blocks whose means are looked at: noise goes, an atrium of 40 mm stays. */
const BLOCK_MM = 2.5;
/** Percentages of the blocks above 0 that lie below the levels: 99, 97, ... 51. */
const LEVELS = Array.from({ length: 25 }, (_, i) => 99 - 2 * i);

/**
 * The rule brightest-region (docs/protocol.md): of the regions that stay when the image is cut at falling levels, the most compact
 * one whose volume fits.
 *
 * @returns 1 inside: index x + W (y + H z); empty where no region fits
 */
export function brightestRegion({ ml }: BrightestRegion, image: Intensities): Uint8Array {
  const blocks = blocksOf(image, BLOCK_MM);
  const { spacing } = image;
  const mm = (axis: 0 | 1 | 2): number => blocks.sides[axis] * spacing[axis];
  const sides: Vec3 = [mm(0), mm(1), mm(2)];
  const blockMl = (sides[0] * sides[1] * sides[2]) / 1000;
  const fits = ({ length }: readonly number[]): boolean =>
    length * blockMl >= ml[0] && length * blockMl <= ml[1];
  let best: Candidate = { region: [], compact: 0 };
  for (const region of regionsOf(blocks)) {
    if (!fits(region)) continue;
    const compact = compactness(region, blocks.size, sides);
    if (compact > best.compact) best = { region, compact };
  }
  const mask = new Uint8Array(voxelCount(blocks.size));
  for (const block of best.region) mask[block] = 1;
  return voxelsOf(mask, blocks, image.size);
}

interface Candidate {
  readonly region: readonly number[];
  readonly compact: number;
}

/** Connected blocks at or above each level, from the highest level down. */
function* regionsOf(blocks: Blocks): Generator<readonly number[], void> {
  for (const level of levelsOf(blocks)) {
    const above = Uint8Array.from(blocks.means, (mean) => (mean >= level ? 1 : 0));
    yield* components(above, blocks.size, 6);
  }
}

/** The means at those percentages of the blocks above 0: order statistics, nothing is interpolated. */
function levelsOf({ means }: Blocks): number[] {
  const sorted = means.filter((mean) => mean > 0).sort();
  if (sorted.length === 0) return [];
  return LEVELS.map((p) => sorted[Math.floor((p / 100) * sorted.length)]);
}
