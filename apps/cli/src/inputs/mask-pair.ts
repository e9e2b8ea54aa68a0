import { radiologicalFrame, sameGrid, toFrame, type Frame, type VoxelArray } from '@atrium/imaging';
import type { Io } from '../command';
import { refused } from '../exit-codes';
import { maskWhere, valuesOf } from './label-mask';
import { issueAt, readNamedVolume } from './volume-file';

/** A reference and a prediction on one grid, their values as on disk. */
export interface MaskPair {
  readonly reference: VoxelArray;
  readonly prediction: VoxelArray;
  readonly frame: Frame;
}

/** One label of a pair. */
export interface Masks {
  /** In the radiological frame, 1 inside. */
  readonly reference: Uint8Array;
  readonly prediction: Uint8Array;
  readonly frame: Frame;
}

/** @throws CommandError (exit 2) for files that cannot be read or lie on different grids */
export async function readPair(
  referenceFile: string,
  predictionFile: string,
  io: Io,
): Promise<MaskPair> {
  const reference = await readNamedVolume(referenceFile, 'reference');
  const prediction = await readNamedVolume(predictionFile, 'image');
  const grids = sameGrid(reference.grid, prediction.grid);
  if (!grids.ok) throw refused(`${issueAt(predictionFile, grids.issue)}.`);
  const warnings = [
    ...reference.warnings.map((warning) => issueAt(referenceFile, warning)),
    ...prediction.warnings.map((warning) => issueAt(predictionFile, warning)),
    ...(grids.value ? [issueAt(predictionFile, grids.value)] : []),
  ];
  for (const warning of warnings) io.err(`warning: ${warning}\n`);
  const frame = radiologicalFrame(reference.grid);
  return { reference: reference.data, prediction: prediction.data, frame };
}

/** @param label without one, every value above 0 */
export const masksOf = (
  { reference, prediction, frame }: MaskPair,
  label: number | undefined,
): Masks => ({
  reference: toFrame(insideOf(reference, label), frame),
  prediction: toFrame(insideOf(prediction, predictedLabel(prediction, label)), frame),
  frame,
});

const insideOf = (data: VoxelArray, label: number | undefined): Uint8Array =>
  maskWhere(data, label === undefined ? (value) => value > 0 : (value) => value === label);

/** A prediction that holds only 0 and 1 is of the label, whatever its number. */
const predictedLabel = (data: VoxelArray, label: number | undefined): number | undefined =>
  label !== undefined && [...valuesOf(data)].every((value) => value === 0 || value === 1)
    ? undefined
    : label;
