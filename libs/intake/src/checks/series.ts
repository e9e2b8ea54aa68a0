import { issueOf, shown, type CaseCheck } from './check';

/** A gap of whole slices. */
export const slicesMissing: CaseCheck = (one) => {
  const { series } = one;
  if (!series || series.missing === 0) return [];
  const found = `${series.missing} missing beside the ${series.slices} that are there`;
  return [issueOf(one, 'SLICES_MISSING', { file: 'image', found, expected: 'no gap' })];
};

/** More than one slice at a position. */
export const slicesRepeated: CaseCheck = (one) => {
  const { series } = one;
  if (!series || series.repeated === 0) return [];
  const found = `${series.repeated} of ${series.slices} at the position of another`;
  return [
    issueOf(one, 'SLICES_REPEATED', { file: 'image', found, expected: 'one slice a position' }),
  ];
};

/** Slices off an even row. */
export const slicesIrregular: CaseCheck = (one, { sliceDeviation }) => {
  const { series } = one;
  if (!series?.spacing_mm) return [];
  const most = sliceDeviation * series.spacing_mm;
  if (series.deviation_mm <= most) return [];
  const found = `${shown(series.deviation_mm)} mm off an even spacing of ${shown(series.spacing_mm)} mm`;
  return [
    issueOf(one, 'SLICES_IRREGULAR', {
      file: 'image',
      found,
      expected: `at most ${shown(most)} mm`,
    }),
  ];
};
