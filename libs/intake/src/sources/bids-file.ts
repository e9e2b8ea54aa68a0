/** An anatomical image of a participant, in the data set or in a derivative of it. */
export interface BidsFile {
  readonly file: string;
  readonly participant: string;
  /** sub-X, sub-X_ses-Y. */
  readonly session: string;
  /** Its entities but those that only derivatives have, without the suffix: what image and reference have in common. */
  readonly key: string;
  /** What an image is called by, LGE or T1w; of a segmentation that of its image, where its name keeps it before its own. */
  readonly suffix: string | null;
  readonly isReference: boolean;
}

const PLACE =
  /^(derivatives\/(?:.+\/)?)?(sub-[^/_]+)\/(?:(ses-[^/_]+)\/)?anat\/([^/]+)\.nii(?:\.gz)?$/;
/** Entities that a derivative adds to the name of what it was made of (BIDS, derivatives). */
const ADDED = /^(space|desc|label|seg|atlas|res|den|hemi)-/;
const REFERENCE_SUFFIX = /^(dseg|mask|seg|segmentation|label)$/;
/**
 * Takes a place in a data set apart.
 *
 * @returns null for what is neither an anatomical image nor a segmentation of a derivative
 */
export function parseBidsFile(file: string): BidsFile | null {
  const match = PLACE.exec(file);
  if (!match) return null;
  const [, derivative, participant, ses, name] = match;
  const entities = name.split('_');
  const suffix = entities.pop() ?? '';
  if (derivative !== undefined && !REFERENCE_SUFFIX.test(suffix)) return null;
  const session = ses === undefined ? participant : `${participant}_${ses}`;
  const isReference = derivative !== undefined;
  // BIDS replaces the image's suffix; many tools append to it: sub-1_LGE_dseg.
  const isSuffix = (part: string): boolean => isReference && !part.includes('-');
  const kept = entities.filter((entity) => !ADDED.test(entity) && !isSuffix(entity));
  return {
    file,
    participant,
    session,
    key: `${session}/${kept.join('_')}`,
    suffix: isReference ? (entities.find(isSuffix) ?? null) : suffix,
    isReference,
  };
}
