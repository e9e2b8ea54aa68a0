import type { PrivacyFinding } from '@atrium/contracts';
import type { Vec3, VoxelArray } from '@atrium/imaging';

/** A corner is a third of the width and a sixth of the height. */
const ACROSS = 3;
const DOWN = 6;
/** Share of the corner's greatest value from which a pixel is of a stroke, and from which it is neither stroke nor ground. */
const STROKE = 0.9;
const BETWEEN = 0.4;
/** Fewer pixels are no word. */
const MIN_PIXELS = 20;
/** Most of a corner that letters fill. */
const MAX_SHARE = 0.4;
/** Rows that a letter takes at least, runs of stroke in a row on average, and the share of short ones among them. */
const MIN_ROWS = 5;
const MIN_RUNS_A_ROW = 2.5;
const MIN_SHORT = 0.6;
/** A short run: 8 pixels, or a fortieth of the width where that is more. */
const SHORT = 8;

/**
 * Whether a corner of a slice looks as if text was drawn there. The rule: its greatest value is among the brightest of the
 * image, pixels of nine tenths of that value and more are at least as many as those between it and the ground, and they lie as
 * strokes do: in at least 5 rows, 2.5 runs and more a row, most of them short. A hint: grey text on a bright ground is missed.
 *
 * @param data in the radiological frame, x fastest, then y, then z
 * @param bright the 99th percentile of the image's voxels above 0
 * @returns how many slices have such a corner
 */
export function slicesWithCornerText(data: VoxelArray, size: Vec3, bright: number): number {
  const [width, height, depth] = size;
  const [w, h] = [Math.floor(width / ACROSS), Math.floor(height / DOWN)];
  const starts = [0, width - w].flatMap((x) => [0, height - h].map((y) => x + width * y));
  let found = 0;
  for (let z = 0; z < depth; z += 1) {
    const hit = starts.some((start) => {
      const corner = { first: start + width * height * z, width, w, h };
      return looksWritten(measure(data, corner, bright), w * h);
    });
    if (hit) found += 1;
  }
  return found;
}

/** The finding of an image with such slices. */
export const findInCorners = (slices: number): PrivacyFinding[] =>
  slices === 0
    ? []
    : [{ place: 'pixels', name: 'corner of a slice', reason: 'text-in-corner', direct: true }];

interface Corner {
  readonly first: number;
  /** Of the whole slice. */
  readonly width: number;
  readonly w: number;
  readonly h: number;
}

interface Strokes {
  readonly pixels: number;
  readonly between: number;
  readonly rows: number;
  readonly runs: number;
  readonly short: number;
}

const looksWritten = (found: Strokes | null, area: number): boolean =>
  found !== null &&
  found.pixels >= MIN_PIXELS &&
  found.pixels <= MAX_SHARE * area &&
  found.between <= found.pixels &&
  found.rows >= MIN_ROWS &&
  found.runs >= MIN_RUNS_A_ROW * found.rows &&
  found.short >= MIN_SHORT * found.runs;

/** What of a corner may be strokes; null where nothing in it is bright. */
function measure(data: VoxelArray, corner: Corner, bright: number): Strokes | null {
  const greatest = greatestOf(data, corner);
  if (!(greatest >= bright && greatest > 0)) return null;
  const { first, width, w, h } = corner;
  const longest = Math.max(SHORT, width / 40);
  const found = { pixels: 0, between: 0, rows: 0, runs: 0, short: 0 };
  for (let y = 0; y < h; y += 1) {
    const runsBefore = found.runs;
    for (let x = 0, run = 0; x <= w; x += 1) {
      const value = x < w ? data[first + y * width + x] : 0;
      if (value >= STROKE * greatest) {
        run += 1;
        continue;
      }
      if (value >= BETWEEN * greatest) found.between += 1;
      if (run === 0) continue;
      found.pixels += run;
      found.runs += 1;
      if (run <= longest) found.short += 1;
      run = 0;
    }
    if (found.runs > runsBefore) found.rows += 1;
  }
  return found;
}

function greatestOf(data: VoxelArray, { first, width, w, h }: Corner): number {
  let greatest = -Infinity;
  for (let y = 0; y < h; y += 1)
    for (let at = first + y * width, end = at + w; at < end; at += 1)
      if (data[at] > greatest) greatest = data[at];
  return greatest;
}
