import type { IntakeCase } from '@atrium/contracts';
import {
  boxSize,
  contrastRegion,
  contrastToNoise,
  frameBox,
  type Frame,
  type Vec3,
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
  const around = cutAround(labels, box);
  return {
    shape: describeShape(around.mask, around.size, labels.frame.spacing),
    cnr: image && contrastIn(around, image),
  };
}

/** Contrast alone, of labels and an image on one grid; null where it is undefined. @param box of the labels in their frame */
export const measureContrast = (labels: FramedVoxels, box: VoxelBox, image: FramedVoxels) =>
  contrastIn(cutAround(labels, box), image);

interface Surroundings {
  readonly region: VoxelBox;
  readonly size: Vec3;
  readonly mask: Uint8Array;
}

function cutAround({ data, frame }: FramedVoxels, box: VoxelBox): Surroundings {
  const region = contrastRegion(box, frame.size, frame.spacing);
  return { region, size: boxSize(region), mask: maskOf(frameBox(data, frame, region)) };
}

const contrastIn = ({ region, size, mask }: Surroundings, { data, frame }: FramedVoxels) =>
  contrastToNoise(frameBox(data, frame, region), mask, size, frame.spacing);

/** 1 where a label is. */
function maskOf(labels: VoxelArray): Uint8Array {
  const mask = new Uint8Array(labels.length);
  for (let i = 0; i < labels.length; i += 1) mask[i] = labels[i] !== 0 ? 1 : 0;
  return mask;
}
