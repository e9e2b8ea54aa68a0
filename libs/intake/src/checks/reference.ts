import { issueOf, shown, shownRange, within, type CaseCheck } from './check';

const file = 'reference';

/** A case that can be segmented and not measured. */
export const noReference: CaseCheck = (one) =>
  one.reference === null && one.issue === null
    ? [issueOf(one, 'NO_REFERENCE', { file, found: 'none', expected: 'a reference' })]
    : [];

/** A reference without a voxel. */
export const emptyReference: CaseCheck = (one) =>
  one.reference !== null && one.shape === null
    ? [
        issueOf(one, 'REFERENCE_EMPTY', {
          file,
          found: 'no voxel',
          expected: 'the labelled atrium',
        }),
      ]
    : [];

/** A reference that the volume's edge may have cut off. */
export const atBorder: CaseCheck = (one) => {
  const sides = one.shape?.border ?? [];
  if (sides.length === 0) return [];
  const found = `it touches ${sides.join(', ')}`;
  return [issueOf(one, 'REFERENCE_AT_BORDER', { file, found, expected: 'room on every side' })];
};

/** A reference in several pieces. */
export const inComponents: CaseCheck = (one) => {
  if (!one.reference || !one.shape || one.shape.components === 1) return [];
  const { components, largest_share } = one.shape;
  const stray = shown((1 - largest_share) * one.reference.volume_ml);
  const found = `${components} pieces, ${stray} ml outside the largest`;
  return [issueOf(one, 'REFERENCE_COMPONENTS', { file, found, expected: 'one piece' })];
};

/** A reference with holes. */
export const withHoles: CaseCheck = (one) => {
  if (!one.shape || one.shape.holes === 0) return [];
  const found = `${one.shape.holes} holes, ${shown(one.shape.holes_ml)} ml together`;
  return [issueOf(one, 'REFERENCE_HOLES', { file, found, expected: 'no hole' })];
};

/** A reference that is no atrium by its size. */
export const unusualVolume: CaseCheck = (one, { volumeMl }) => {
  if (!one.reference || !one.shape || within(one.reference.volume_ml, volumeMl)) return [];
  const found = `${shown(one.reference.volume_ml)} ml`;
  return [issueOf(one, 'REFERENCE_VOLUME', { file, found, expected: shownRange(volumeMl, ' ml') })];
};
