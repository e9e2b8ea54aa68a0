/** A case as its source names it: a row of a manifest before its ids. Files are places within the source, / between names. */
export interface SourceRow {
  readonly case_name: string;
  readonly patient_name: string;
  /** null where the source names none. */
  readonly site_name: string | null;
  readonly image: string;
  /** Empty where there is none. */
  readonly reference: string;
  readonly covariates: Readonly<Record<string, string>>;
}

/** Why a file became part of no row; shown to people. */
export const NOT_PAIRED = {
  'not-a-scan': 'Its name has no ending of a format that is read.',
  'other-channel': 'It is another channel of an image: only the first (_0000) is taken.',
  'no-image': 'It is called like a reference, and no image of the same name is there.',
  'several-images': 'More than one image would go with the same reference or case.',
  'several-references': 'More than one reference would go with the same image.',
  unclear:
    'Neither its name nor its folder says whether it is an image or a reference, as others beside it do.',
} as const;
export type NotPairedReason = keyof typeof NOT_PAIRED;

export interface NotPaired {
  readonly file: string;
  readonly reason: NotPairedReason;
}

/** How images and references of a source are called, * for what differs, with the cases that are called so. */
export interface PairPattern {
  readonly image: string;
  /** Empty for images without a reference. */
  readonly reference: string;
  readonly cases: number;
}

/** What was recognised of a source, to be shown before anything is read. */
export interface Pairing {
  /** The most frequent first. */
  readonly patterns: readonly PairPattern[];
  readonly rows: readonly SourceRow[];
  readonly notPaired: readonly NotPaired[];
}
