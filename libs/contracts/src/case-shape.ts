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

/** How the slices of a series lie along their normal. */
export const seriesFactsSchema = z.object({
  slices: z.int().min(1),
  /** Median distance of neighbours in mm; null for fewer than two positions. */
  spacing_mm: z.number().nullable(),
  /** Slices that gaps of whole multiples of the spacing leave out. */
  missing: z.int(),
  /** Slices beyond the first at a position. */
  repeated: z.int(),
  /** Largest difference in mm of neighbours from the spacing, or from the multiple of it that a gap is. */
  deviation_mm: z.number(),
});
export type SeriesFacts = z.infer<typeof seriesFactsSchema>;
