import type { Geometry } from '@atrium/contracts';
import { issueOf, shown, shownRange, within, type CaseCheck } from './check';
import type { CheckSettings } from './settings';

/** Fewer slices than a scan of the whole atrium has. */
export const fewSlices: CaseCheck = (one, { minSlices }) => {
  const slices = one.geometry?.size[2];
  if (slices === undefined || slices >= minSlices) return [];
  const expected = `at least ${minSlices} slices`;
  return [issueOf(one, 'SLICES_FEW', { file: 'image', found: `${slices} slices`, expected })];
};

/** Spacings that no scan of the heart has, or pixels that are not square. */
export const oddSpacing: CaseCheck = (one, settings) => {
  if (!one.geometry) return [];
  const expected = oddity(one.geometry, settings);
  if (expected === null) return [];
  const found = `${one.geometry.spacing.map(shown).join(' x ')} mm`;
  return [issueOf(one, 'SPACING_ODD', { file: 'image', found, expected })];
};

/** What was expected of the first spacing that is odd. */
function oddity(
  { spacing: [x, y, z] }: Geometry,
  { pixelMm, sliceMm, pixelAspect }: CheckSettings,
): string | null {
  if (!within(x, pixelMm) || !within(y, pixelMm)) return `pixels of ${shownRange(pixelMm, ' mm')}`;
  if (!within(z, sliceMm)) return `slices ${shownRange(sliceMm, ' mm')} apart`;
  if (Math.abs(x - y) > pixelAspect * Math.max(x, y)) return 'square pixels';
  return null;
}
