import { issueOf, type CaseCheck } from './check';

/** A file that cannot be read, slices missing or uneven, voxels that are no number, grids that differ: what an evaluation would fail for. */
export const unreadable: CaseCheck = (one) => {
  if (!one.issue) return [];
  const { code, file, message } = one.issue;
  return [
    issueOf(one, code, { file, found: message, expected: 'files that an evaluation can read' }),
  ];
};

/** A reference a little off its image, sform against qform, a plane that is not axial. */
export const remarked: CaseCheck = (one) =>
  one.remarks.map(({ code, file, message }) =>
    issueOf(one, code, { file, found: message, expected: EXPECTED[code] }),
  );

const EXPECTED = {
  GRID_OFFSET: "a reference within 0.001 voxel of the image's grid",
  QFORM_DIFFERS: 'sform and qform that say the same',
  PLANE_NOT_AXIAL: 'slices across the axis nearest superior',
  SECOND_REFERENCE_UNUSABLE: "a second reader's label map that can be compared",
  TOLERANCE_BELOW_SPACING: 'a tolerance of at least the largest spacing',
  FILE_READ_ANEW: 'the files that the version was registered with',
} as const;
