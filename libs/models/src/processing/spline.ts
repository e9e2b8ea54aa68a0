import { taps, type Taps } from './resample';

/** Edge values that scipy.ndimage.zoom repeats beyond each end before it filters (mode nearest). */
const PAD = 12;
/** Of the filter that makes B-spline coefficients of samples. */
const POLE = Math.sqrt(3) - 2;
/** Voxels beyond which its response, 0.27 to the power of the distance, is below 1e-16. */
const REACH = 28;

/**
 * Cubic interpolating B-spline with half-pixel centres: scipy.ndimage.zoom(order=3, mode='nearest', grid_mode=True), which
 * skimage.transform.resize and so nnU-Net take for images. The filter is folded into the weights.
 */
export function splineTaps(from: number, to: number): Taps {
  const padded = from + 2 * PAD;
  return taps(to, (o) => {
    const position = ((o + 0.5) * from) / to - 0.5 + PAD;
    const low = Math.max(0, Math.floor(position) - 1 - REACH);
    const high = Math.min(padded - 1, Math.floor(position) + 2 + REACH);
    const first = edge(low, from);
    const weights = new Float64Array(edge(high, from) - first + 1);
    for (let sample = low; sample <= high; sample++) {
      weights[edge(sample, from) - first] += weightOf(sample, position, padded);
    }
    return { first, weights };
  });
}

/** The sample that a place of the padded line repeats. */
const edge = (place: number, length: number): number =>
  Math.min(Math.max(place - PAD, 0), length - 1);

/** What a sample of the padded line gives to the value at a position: through four coefficients. */
function weightOf(sample: number, position: number, length: number): number {
  const start = Math.floor(position) - 1;
  let sum = 0;
  for (let k = start; k < start + 4; k++) {
    sum += basis(position - k) * response(k, sample, length);
  }
  return sum;
}

/** The cubic B-spline. */
function basis(distance: number): number {
  const d = Math.abs(distance);
  if (d >= 2) return 0;
  return d >= 1 ? (2 - d) ** 3 / 6 : 2 / 3 - d * d + (d * d * d) / 2;
}

/** Coefficient k of a line that is 1 at one sample, mirrored about its ends (period 2 length - 2). */
function response(k: number, sample: number, length: number): number {
  const gain = -6 * (POLE / (1 - POLE * POLE));
  const atEnd = sample === 0 || sample === length - 1;
  const direct = POLE ** Math.abs(k - sample);
  if (atEnd) return gain * direct;
  const end = length - 1;
  return gain * (direct + POLE ** (k + sample) + POLE ** (2 * end - k - sample));
}
