import { z } from 'zod';
import { armIdSchema } from '../arm';
import { DRIFT_BINS_MM } from '../constants';
import { measuredSchema } from './common';

/* How masks hold along their slices: what the page Tracking of a run asks for. */

export const driftBinSchema = z.literal(DRIFT_BINS_MM);

/** Dice of the labelled slices of one arm at one site, at one distance from the nearest key slice. */
export const driftBinRowSchema = z.object({
  site: z.string(),
  arm: armIdSchema,
  /** 0: the key slice itself. k: (k - 1, k] times the width away, to superior; -k the same to inferior. */
  bin: z.int(),
  /** Labelled slices. */
  n: z.int().min(1),
  q1: z.number(),
  median: z.number(),
  q3: z.number(),
});
export type DriftBinRow = z.infer<typeof driftBinRowSchema>;

export const driftSummarySchema = z.object({
  bin_mm: driftBinSchema,
  /** Whether inferior and superior are told apart; else every bin is 0 or more. */
  signed: z.boolean(),
  /** Completed results of the arms with a reference, and of how many of them the slices are: every k-th case when too many. */
  results: z.int(),
  shown: z.int(),
  rows: z.array(driftBinRowSchema),
});
export type DriftSummary = z.infer<typeof driftSummarySchema>;

/**
 * What a threshold on the object score would have cost one arm at one site: tracking that ends, in each direction, at the
 * first slice of a lower score.
 */
export const scoreCostSchema = z.object({
  site: z.string(),
  threshold: z.number(),
  /** Share of the over-run slices that would have been cut; null where there is none. */
  overrun_cut: measuredSchema,
  /** Share of the labelled slices that are predicted and would not have been. */
  labelled_lost: measuredSchema,
  /** Mean Dice over the slices where it is defined then: all labelled ones, and what is still predicted besides. */
  mean_dice: measuredSchema,
});
export type ScoreCost = z.infer<typeof scoreCostSchema>;

export const scoreCostsSchema = z.object({
  arm: armIdSchema,
  /** What the rows are of, by site. */
  sites: z.array(
    z.object({
      site: z.string(),
      results: z.int(),
      labelled: z.int(),
      overrun: z.int(),
    }),
  ),
  /** By site, then by threshold, ascending; the first one cuts nothing. */
  rows: z.array(scoreCostSchema),
});
export type ScoreCosts = z.infer<typeof scoreCostsSchema>;
