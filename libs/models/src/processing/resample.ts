/** How each output position of one axis is made: a run of input positions with weights that sum to 1. */
export interface Taps {
  /** The first input position of each output position. */
  readonly first: Int32Array;
  /** Where the weights of each output position begin; one more than there are positions. */
  readonly starts: Int32Array;
  readonly weights: Float64Array;
}

/** Each output pixel is the mean of the input length that it covers. */
export function areaTaps(from: number, to: number): Taps {
  const ratio = from / to;
  return taps(to, (o) => {
    const start = o * ratio;
    const end = Math.min((o + 1) * ratio, from);
    const first = Math.floor(start);
    const count = Math.max(1, Math.ceil(end) - first);
    const covered = Float64Array.from({ length: count }, (_, k) => {
      return Math.min(first + k + 1, end) - Math.max(first + k, start);
    });
    return { first, weights: covered.map((length) => length / (end - start)) };
  });
}

/** Bilinear with half-pixel centres, edges repeated (PyTorch's align_corners=False without antialias). */
export function bilinearTaps(from: number, to: number): Taps {
  return taps(to, (o) => {
    const position = Math.max(((o + 0.5) * from) / to - 0.5, 0);
    const first = Math.min(Math.floor(position), from - 1);
    if (first === from - 1) return { first, weights: Float64Array.of(1) };
    return { first, weights: Float64Array.of(1 - (position - first), position - first) };
  });
}

/**
 * Bilinear with half-pixel centres, over a window as wide as what an output pixel covers where the side shrinks
 * (PyTorch's antialias=True, align_corners=False).
 */
export function triangleTaps(from: number, to: number): Taps {
  const ratio = from / to;
  const support = Math.max(ratio, 1);
  return taps(to, (o) => {
    const centre = (o + 0.5) * ratio;
    const first = Math.max(Math.trunc(centre - support + 0.5), 0);
    const count = Math.min(Math.trunc(centre + support + 0.5), from) - first;
    const heights = Float64Array.from({ length: count }, (_, k) =>
      Math.max(0, 1 - Math.abs(first + k + 0.5 - centre) / support),
    );
    const sum = heights.reduce((total, height) => total + height, 0);
    return { first, weights: heights.map((height) => height / sum) };
  });
}

/** The input position that holds the centre of the output position. */
export const nearestTaps = (from: number, to: number): Taps =>
  taps(to, (o) => ({
    first: Math.min(Math.floor(((o + 0.5) * from) / to), from - 1),
    weights: Float64Array.of(1),
  }));

/** Taps of an axis from those of each output position. */
export function taps(
  to: number,
  make: (o: number) => { first: number; weights: Float64Array },
): Taps {
  const made = Array.from({ length: to }, (_, o) => make(o));
  const starts = new Int32Array(to + 1);
  made.forEach(({ weights }, o) => (starts[o + 1] = starts[o] + weights.length));
  const weights = new Float64Array(starts[to]);
  made.forEach((tap, o) => weights.set(tap.weights, starts[o]));
  return { first: Int32Array.from(made, (t) => t.first), starts, weights };
}

/** A plane of values: rows of `width`, `height` of them. */
export interface Plane {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Applies the taps of both axes, x first; null leaves an axis as it is. */
export const resample = ({ data, width, height }: Plane, x: Taps | null, y: Taps | null): Plane =>
  resampler(width, height, x, y)(data);

/**
 * `resample` for many planes of one size, in buffers of its own: in a walk over a volume new ones for every slice cost more
 * than the sums.
 *
 * @returns a function that gives the same plane every time, overwritten
 */
export function resampler(
  width: number,
  height: number,
  x: Taps | null,
  y: Taps | null,
): (data: Float32Array) => Plane {
  const to = { width: x?.first.length ?? width, height: y?.first.length ?? height };
  const rows = x && new Float32Array(to.width * height);
  const out = y && new Float32Array(to.width * to.height);
  return (data) => {
    if (x && rows) resampleRows(data, width, height, x, rows);
    if (y && out) resampleColumns(rows ?? data, to.width, y, out);
    return { data: out ?? rows ?? data, ...to };
  };
}

function resampleRows(
  data: Float32Array,
  from: number,
  height: number,
  taps: Taps,
  out: Float32Array,
): void {
  const width = taps.first.length;
  for (let o = 0; o < width; o++) {
    const [input, output] = [
      { at: taps.first[o], step: from, tap: 1 },
      { at: o, step: width },
    ];
    weigh(data, input, tapsOf(taps, o), height, out, output);
  }
}

function resampleColumns(data: Float32Array, width: number, taps: Taps, out: Float32Array): void {
  for (let o = 0; o < taps.first.length; o++) {
    const input = { at: taps.first[o] * width, step: 1, tap: width };
    weigh(data, input, tapsOf(taps, o), width, out, { at: o * width, step: 1 });
  }
}

const tapsOf = ({ starts, weights }: Taps, o: number): Float64Array =>
  weights.subarray(starts[o], starts[o + 1]);

/** Where a line of values begins in an array, and how far apart they are. */
interface Line {
  readonly at: number;
  readonly step: number;
}

/**
 * One output position of an axis for every line across it: the weights of most, two or three, then stay where a processor has them.
 *
 * @param input `tap` is how far apart the values are that one output is made of
 */
function weigh(
  data: Float32Array,
  { at, step, tap }: Line & { readonly tap: number },
  taps: Float64Array,
  count: number,
  out: Float32Array,
  { at: to, step: stride }: Line,
): void {
  const [a, b, c] = taps;
  let i = at;
  let o = to;
  if (taps.length === 2)
    for (let n = 0; n < count; n++, i += step, o += stride)
      out[o] = a * data[i] + b * data[i + tap];
  else if (taps.length === 3)
    for (let n = 0; n < count; n++, i += step, o += stride)
      out[o] = a * data[i] + b * data[i + tap] + c * data[i + 2 * tap];
  else
    for (let n = 0; n < count; n++, i += step, o += stride) {
      let sum = a * data[i];
      for (let k = 1; k < taps.length; k++) sum += taps[k] * data[i + k * tap];
      out[o] = sum;
    }
}
