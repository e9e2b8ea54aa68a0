import { z } from 'zod';

/** A scan's grid in the radiological frame. */
export const geometrySchema = z.object({
  /** Voxels along x (to left), y (to posterior), z (to superior). */
  size: z.tuple([z.int(), z.int(), z.int()]),
  /** mm along x, y, z. */
  spacing: z.tuple([z.number(), z.number(), z.number()]),
  /** Axis codes of the voxel axes on disk, as nibabel's aff2axcodes: `LPS`, `RAS`, ... */
  orientation: z.string(),
});
export type Geometry = z.infer<typeof geometrySchema>;

/** A box on a slice: [x0, y0, x1, y1] in pixel indices, x to the left, y to posterior, both ends included. */
export type Box = readonly [number, number, number, number];
