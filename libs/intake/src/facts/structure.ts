import type { IntakeCase } from '@atrium/contracts';
import {
  boxSize,
  contrastRegion,
  contrastToNoise,
  frameBox,
  type Frame,
  type VoxelArray,
  type VoxelBox,
} from '@atrium/imaging';
import { describeShape } from './shape';

/** Voxels in disk order with the frame that they are seen in. */
export interface FramedVoxels {
  readonly data: VoxelArray;
  readonly frame: Frame;
}

/**
 * Shape and contrast of every label together. Only what lies round the labels is looked at: it ends where the volume does, or so far
 * from them that nothing beyond counts.
 *
 * @param box of the labels in their frame
 * @param image null where its grid is another
 */
export function measureStructure(
  labels: FramedVoxels,
  box: VoxelBox,
  image: FramedVoxels | null,
): Pick<IntakeCase, 'shape' | 'cnr'> {
  const { size, spacing } = labels.frame;
  const region = contrastRegion(box, size, spacing);
  const mask = maskOf(frameBox(labels.data, labels.frame, region));
  const within = boxSize(region);
  return {
    shape: describeShape(mask, within, spacing),
    cnr: image && contrastToNoise(frameBox(image.data, image.frame, region), mask, within, spacing),
  };
}

/** 1 where a label is. */
function maskOf(labels: VoxelArray): Uint8Array {
  const mask = new Uint8Array(labels.length);
  for (let i = 0; i < labels.length; i += 1) mask[i] = labels[i] !== 0 ? 1 : 0;
  return mask;
}
