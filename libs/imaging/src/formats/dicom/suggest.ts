import type { DicomHeader } from './header';
import { componentOf, type DicomSeries } from './series';

/** How much speaks for a series being the 3D late enhancement scan, and what. */
export interface Suggestion {
  readonly key: string;
  readonly points: number;
  /** Whether it is shown as suggested: {@link SUGGESTED_POINTS} and nothing that rules it out. */
  readonly suggested: boolean;
  /** Not MR, or without an image: never taken, whatever else speaks for it. */
  readonly ruledOut: boolean;
  /** Plain sentences without a value of the files. */
  readonly reasons: readonly Reason[];
}

/** One thing that speaks for a series, or against it. */
export interface Reason {
  readonly points: number;
  readonly text: string;
}

interface Rule extends Reason {
  readonly holds: (header: DicomHeader, slices: number) => boolean;
}

/** Points from which a series is suggested. */
export const SUGGESTED_POINTS = 6;
/** What no other reason makes good for. */
const RULED_OUT = -100;

const LATE_ENHANCEMENT =
  /\blge\b|late.?gad|late.?enh|delayed?.?enh|\bde.?(ir|mri|cmr)\b|\bce.?ir\b|psir|viab|fibros|scar|\bmde\b/i;
const OTHER_PURPOSE =
  /scout|locali[sz]er|survey|cine|angio|\bmra\b|t[12].?map|ti.?scout|perf|flow|look.?locker/i;

const spoken = ({ acquisition }: DicomHeader, words: RegExp): boolean =>
  words.test(acquisition.description.replaceAll('_', ' '));
const hasType = ({ acquisition }: DicomHeader, ...values: string[]): boolean =>
  acquisition.imageType.some((value) => values.includes(value));
const inversionWithin = ({ acquisition: { inversionTimeMs: ms } }: DicomHeader): boolean =>
  ms !== null && ms >= 150 && ms <= 600;

/** Inversion times: the consensus of SCMR on late enhancement (Kramer et al., JCMR 2020), with room for 3 T. */
const RULES: readonly Rule[] = [
  {
    points: RULED_OUT,
    text: 'It is not MR.',
    holds: ({ acquisition }) => acquisition.modality !== 'MR',
  },
  { points: RULED_OUT, text: 'It holds no images.', holds: ({ image }) => image === null },
  {
    points: 4,
    text: 'Its description speaks of late enhancement.',
    holds: (h) => spoken(h, LATE_ENHANCEMENT),
  },
  {
    points: 2,
    text: 'Its inversion time is that of late enhancement (150 to 600 ms).',
    holds: inversionWithin,
  },
  {
    points: 2,
    text: 'It is an inversion recovery sequence.',
    holds: ({ acquisition }) => acquisition.scanningSequence.includes('IR'),
  },
  {
    points: 2,
    text: 'It was acquired in 3D.',
    holds: ({ acquisition }) => acquisition.dimension === '3D',
  },
  { points: 1, text: 'It has 20 slices or more.', holds: (_, slices) => slices >= 20 },
  { points: -3, text: 'It has fewer than 10 slices.', holds: (_, slices) => slices < 10 },
  {
    points: -2,
    text: 'It was acquired in 2D.',
    holds: ({ acquisition }) => acquisition.dimension === '2D',
  },
  {
    points: -4,
    text: 'Its description speaks of another purpose.',
    holds: (h) => spoken(h, OTHER_PURPOSE),
  },
  { points: -6, text: 'It is a localizer.', holds: (h) => hasType(h, 'LOCALIZER') },
  {
    points: -4,
    text: 'It is derived from other images.',
    holds: (h) => hasType(h, 'DERIVED', 'SECONDARY', 'PROJECTION IMAGE', 'MIP', 'MPR'),
  },
  { points: -4, text: 'It is not the magnitude.', holds: (h) => componentOf(h) !== 'magnitude' },
];

/**
 * Series of a folder, those that are more likely the 3D late enhancement scan first: by attributes alone, for a coordinator
 * to confirm.
 */
export const suggestSeries = (series: readonly DicomSeries[]): Suggestion[] =>
  series.map(suggestion).sort((a, b) => b.points - a.points);

function suggestion({ key, files }: DicomSeries): Suggestion {
  const [{ header }] = files;
  const slices = files.reduce((sum, file) => sum + (file.header.image?.frames.length ?? 0), 0);
  const reasons = RULES.filter(({ holds }) => holds(header, slices));
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return {
    key,
    points,
    suggested: points >= SUGGESTED_POINTS,
    ruledOut: reasons.some((reason) => reason.points === RULED_OUT),
    reasons: reasons.map(({ points: each, text }) => ({ points: each, text })),
  };
}
