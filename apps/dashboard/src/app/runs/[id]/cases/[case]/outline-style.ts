import { MAX_OUTLINED_ARMS, REFERENCE_OUTLINE } from '@atrium/contracts';

/** How an outline is drawn: colours for every kind of colour vision, and a dash that tells as much without colour. */
export interface OutlineStyle {
  readonly stroke: string;
  /** Of an SVG stroke, in CSS pixels; undefined is a whole line. */
  readonly dash: string | undefined;
}

const REFERENCE: OutlineStyle = { stroke: 'var(--outline-reference)', dash: undefined };
/** The box that was given to the arm. */
export const BOX_STYLE: OutlineStyle = { stroke: 'var(--outline-box)', dash: '2 4' };
const DASHES = ['8 3', '3 3', '9 3 2 3', '13 4', '4 4', '9 3 2 3 2 3'];
const ARMS = Array.from({ length: MAX_OUTLINED_ARMS }, (_, i): OutlineStyle => ({
  stroke: `var(--outline-${i + 1})`,
  dash: DASHES[i],
}));

/** The style of an outline by its name: an arm's is decided by its place among those that are drawn. */
export function outlineStyle(name: string, arms: readonly string[]): OutlineStyle {
  if (name === REFERENCE_OUTLINE) return REFERENCE;
  return ARMS[Math.max(0, arms.indexOf(name)) % ARMS.length];
}

/** An SVG path of closed polygons x0, y0, x1, y1, ... */
export const pathOf = (polygons: readonly (readonly number[])[]): string =>
  polygons.map((polygon) => `M${polygon.join(' ')}Z`).join('');
