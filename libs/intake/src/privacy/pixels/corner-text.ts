import type { PrivacyFinding } from '@atrium/contracts';
import { frameBox, type Frame, type VoxelArray } from '@atrium/imaging';

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
 * @param data in disk order
 * @param bright the 99th percentile of the image's voxels above 0
 * @returns how many slices have such a corner
 */
export function slicesWithCornerText(data: VoxelArray, frame: Frame, bright: number): number {
  const [width, height, depth] = frame.size;
  const [w, h] = [Math.floor(width / ACROSS), Math.floor(height / DOWN)];
  const written = new Set<number>();
  for (const x of [0, width - w])
    for (const y of [0, height - h]) {
      const max = [x + w - 1, y + h - 1, depth - 1] as const;
      const corner = frameBox(data, frame, { min: [x, y, 0], max });
      for (let z = 0; z < depth; z += 1) {
        const slice = { values: corner.subarray(z * w * h, (z + 1) * w * h), w, h };
        if (looksWritten(measure(slice, Math.max(SHORT, width / 40), bright), w * h))
          written.add(z);
      }
    }
  return written.size;
}

/** The finding of an image with such slices. */
export const findInCorners = (slices: number): PrivacyFinding[] =>
  slices === 0
    ? []
    : [{ place: 'pixels', name: 'corner of a slice', reason: 'text-in-corner', direct: true }];

/** A corner of a slice. */
interface Corner {
  readonly values: VoxelArray;
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

/** What of a corner may be strokes; null where nothing in it is bright. @param longest of the runs that are short */
function measure({ values, w, h }: Corner, longest: number, bright: number): Strokes | null {
  const greatest = greatestOf(values);
  if (!(greatest >= bright && greatest > 0)) return null;
  const found = { pixels: 0, between: 0, rows: 0, runs: 0, short: 0 };
  for (let y = 0; y < h; y += 1) {
    const runsBefore = found.runs;
    for (let x = 0, run = 0; x <= w; x += 1) {
      const value = x < w ? values[y * w + x] : 0;
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

function greatestOf(values: VoxelArray): number {
  let greatest = -Infinity;
  for (let i = 0; i < values.length; i += 1) if (values[i] > greatest) greatest = values[i];
  return greatest;
}
