import { z } from 'zod';

/*
 * What may identify a person, said without saying it: the name of an attribute, field or column and a reason. A value never
 * stands in a finding.
 */

/** What a text looks like; all that a reader of a format tells of a value. */
export const textKindSchema = z.enum(['empty', 'name', 'date', 'id', 'plain']);
export type TextKind = z.infer<typeof textKindSchema>;

/** Where it was found. */
export const privacyPlaceSchema = z.enum([
  'attribute',
  'private-attribute',
  'header-field',
  'header-extension',
  'file-name',
  'column',
  'pixels',
]);
export type PrivacyPlace = z.infer<typeof privacyPlaceSchema>;

/** Why something may identify a person; shown to people and in docs/operations.md. */
export const PRIVACY_REASONS = {
  profile: 'DICOM PS3.15 takes this attribute out to protect a person.',
  linkable:
    'It tells nobody by itself, but could be linked to a person with the records of the site.',
  private: 'A private attribute: nobody but its maker knows what it holds.',
  name: 'It looks like the name of a person.',
  date: 'It looks like a date.',
  id: 'It looks like a number of a patient or a study.',
  extension: 'A header extension: text or a whole DICOM header may stand in it.',
  'burned-in':
    'The file says that text is burned into its pixels, or is a screen capture that does not say.',
  'text-in-corner': 'A corner of a slice looks as if text was drawn there.',
  unread:
    'The scan can be read and what stands beside its voxels cannot: nobody knows what it says.',
  'column-name': 'A column of this name says who a person is.',
} as const;
export type PrivacyReason = keyof typeof PRIVACY_REASONS;
const REASONS = Object.keys(PRIVACY_REASONS) as [PrivacyReason, ...PrivacyReason[]];

export const privacyFindingSchema = z.object({
  place: privacyPlaceSchema,
  /** Keyword or tag of an attribute, name of a header's field or of a column, `image` or `reference` for a file. */
  name: z.string(),
  reason: z.enum(REASONS),
  /** Whether it may identify a person by itself: then the case is quarantined. */
  direct: z.boolean(),
});
export type PrivacyFinding = z.infer<typeof privacyFindingSchema>;

/** What becomes of a case for its findings. */
export const privacyDecisionSchema = z.object({
  decision: z.enum(['clean', 'quarantined']),
  findings: z.array(privacyFindingSchema),
});
export type PrivacyDecision = z.infer<typeof privacyDecisionSchema>;
