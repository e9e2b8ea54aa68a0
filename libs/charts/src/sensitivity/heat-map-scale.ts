import type { Domain } from '../axis/domain';
import type { MetricDescription } from '../metric/describe';
import { divergingColour, sequentialColour, type CellColour } from '../theme';

/** The values of the two ends of the colours; of a difference equally far from 0. */
export function heatMapDomain(
  { kind }: MetricDescription,
  medians: readonly (number | null)[],
): Domain {
  const known = medians.filter((median) => median !== null);
  if (known.length === 0) return kind === 'difference' ? [-1, 1] : [0, 1];
  if (kind !== 'difference') return [Math.min(...known), Math.max(...known)];
  const reach = Math.max(...known.map(Math.abs)) || 1;
  return [-reach, reach];
}

/** A value's colour: the bright end is the good one where there is one, and 0 is the middle of a difference. */
export function heatMapColour(
  value: number,
  { kind, better }: MetricDescription,
  [from, to]: Domain,
): CellColour {
  const share = to > from ? (value - from) / (to - from) : 1;
  if (kind === 'difference') return divergingColour(share);
  return sequentialColour(better === 'lower' ? 1 - share : share);
}

/** What the colours say, in words. */
export function heatMapScaleSentence({ kind, better }: MetricDescription): string {
  if (kind === 'difference')
    return 'The colours run from orange below 0 over white at 0 to purple above it, the same scale at every site; nearest to 0 is best.';
  return better === null
    ? 'The bright end of the colours is the greater value, the same scale at every site; neither end is the better one.'
    : 'The bright end of the colours is the better one, the same scale at every site.';
}
