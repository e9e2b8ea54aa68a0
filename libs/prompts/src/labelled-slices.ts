import type { Box } from '@atrium/contracts';
import type { Vec3 } from '@atrium/imaging';

/** A slice that holds labelled pixels, with the tight box round all of them. */
export interface LabelledSlice {
  /** 0-based, in the radiological frame. */
  readonly slice: number;
  readonly pixels: number;
  readonly tight: Box;
}

/**
 * The non-empty slices of a mask, inferior to superior: L of CONTRACTS section 3.
 *
 * @param mask 0 or 1 in the radiological frame, index x + W (y + H z)
 */
export function labelledSlices(mask: Uint8Array, [width, height, depth]: Vec3): LabelledSlice[] {
  const area = width * height;
  const slices = Array.from({ length: depth }, (_, slice) => {
    const plane = mask.subarray(slice * area, (slice + 1) * area);
    const found = tightBox(plane, width, height);
    return found ? [{ slice, ...found }] : [];
  });
  return slices.flat();
}

/**
 * The least and greatest pixel index of all labelled pixels of a slice, one box round all components.
 *
 * @param plane [H, W], 0 or 1
 * @returns null when no pixel is labelled
 */
export function tightBox(
  plane: Uint8Array,
  width: number,
  height: number,
): { readonly tight: Box; readonly pixels: number } | null {
  let [x0, y0, x1, y1, pixels] = [width, height, -1, -1, 0];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (plane[i] === 0) continue;
      pixels++;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      y1 = y;
    }
  }
  return pixels > 0 ? { tight: [x0, y0, x1, y1], pixels } : null;
}
