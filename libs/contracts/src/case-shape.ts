import { z } from 'zod';

/** A side of the radiological frame: the first and last voxels along x, y, z are right, left, anterior, posterior, inferior, superior. */
export const bodySideSchema = z.enum([
  'right',
  'left',
  'anterior',
  'posterior',
  'inferior',
  'superior',
]);
export type BodySide = z.infer<typeof bodySideSchema>;

/** How a reference lies in its volume, every label together. */
export const referenceShapeSchema = z.object({
  /** Pieces, 26-connected. */
  components: z.int().min(1),
  /** Share of its voxels in the largest piece, 0 to 1. */
  largest_share: z.number(),
  /** Holes in 3D: background that no way over voxel faces leads out of. */
  holes: z.int(),
  holes_ml: z.number(),
  /** Sides of the volume that it touches. */
  border: z.array(bodySideSchema),
  /** Slices of the frame that hold a voxel of it. */
  slices: z.int().min(1),
  /** Slices without one between its first and its last. */
  gaps: z.int(),
});
export type ReferenceShape = z.infer<typeof referenceShapeSchema>;
