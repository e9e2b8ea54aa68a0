import type { Geometry } from '@atrium/contracts';
import { radiologicalFrame, type Grid } from '@atrium/imaging';

/** A grid as people describe it: size and spacing (mm) in the radiological frame, orientation on disk. */
export function geometryOf(grid: Grid): Geometry {
  const { size, spacing, orientation } = radiologicalFrame(grid);
  return {
    size: [size[0], size[1], size[2]],
    spacing: [spacing[0], spacing[1], spacing[2]],
    orientation,
  };
}
