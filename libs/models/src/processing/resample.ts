/** How each output position of one axis is made: a run of input positions with weights that sum to 1. */
export interface Taps {
  readonly first: Int32Array;
  readonly weights: readonly Float64Array[];
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

function taps(to: number, make: (o: number) => { first: number; weights: Float64Array }): Taps {
  const made = Array.from({ length: to }, (_, o) => make(o));
  return { first: Int32Array.from(made, (t) => t.first), weights: made.map((t) => t.weights) };
}

/** A plane of values: rows of `width`, `height` of them. */
export interface Plane {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Applies the taps of both axes, x first; null leaves an axis as it is. */
export function resample(plane: Plane, x: Taps | null, y: Taps | null): Plane {
  const rows = x ? resampleRows(plane, x) : plane;
  return y ? resampleColumns(rows, y) : rows;
}

/** Weights of every output position, one after the other, and where those of each begin. */
function inLine({ weights }: Taps): { line: Float64Array; starts: Int32Array } {
  const starts = new Int32Array(weights.length + 1);
  weights.forEach(({ length }, o) => (starts[o + 1] = starts[o] + length));
  const line = new Float64Array(starts[weights.length]);
  weights.forEach((w, o) => line.set(w, starts[o]));
  return { line, starts };
}

function resampleRows({ data, width: from, height }: Plane, taps: Taps): Plane {
  const { first } = taps;
  const { line, starts } = inLine(taps);
  const width = first.length;
  const out = new Float32Array(width * height);
  for (let row = 0, at = 0; row < height; row++) {
    for (let o = 0; o < width; o++, at++) {
      const end = starts[o + 1];
      let sum = 0;
      for (let k = starts[o], i = row * from + first[o]; k < end; k++, i++)
        sum += line[k] * data[i];
      out[at] = sum;
    }
  }
  return { data: out, width, height };
}

function resampleColumns({ data, width }: Plane, { first, weights }: Taps): Plane {
  const height = first.length;
  const out = new Float32Array(width * height);
  const sums = new Float64Array(width);
  for (let o = 0; o < height; o++) {
    const w = weights[o];
    sums.fill(0);
    for (let k = 0; k < w.length; k++) {
      const weight = w[k];
      const start = (first[o] + k) * width;
      for (let c = 0; c < width; c++) sums[c] += weight * data[start + c];
    }
    out.set(sums, o * width);
  }
  return { data: out, width, height };
}
